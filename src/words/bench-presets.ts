import type { Estimate, Range } from '../core/bench/estimate.ts';
import type { PresetId } from '../core/bench/presets.ts';
import { cost, plural } from '../core/format.ts';

/** Experiments that are ready to start. */
export const benchPresetsWords: Readonly<Record<PresetId, { label: string; says: string }>> = {
	first: {
		label: 'A first look',
		says: 'Four tasks, three methods, five questions each, on the scripted demo model: words, code and a coach each win somewhere.',
	},
	difficulty: {
		label: 'Accuracy over difficulty',
		says: 'Four tasks on five levels each: where words break down, and whether Python at hand or a coach carries on.',
	},
	multiplication: {
		label: 'Multiplication bands',
		says: 'Easy products in words, hard ones in code, and between them a band where words are chosen and wrong.',
	},
	'game-24-size': {
		label: 'Game 24 and model size',
		says: 'The large and the small scripted model with Python at hand: the small one reaches for code sooner, as published.',
	},
	'always-code': {
		label: 'Always code against free choice',
		says: 'Ten tasks, some better in words, some in code: what forcing one way costs, and what choosing gains.',
	},
	'table-1': {
		label: 'Table 1 on the demo model',
		says: 'All 37 tasks, the ten methods of the paper’s table that answer with GPT-4o, ten questions each, scripted.',
	},
	cost: {
		label: 'Score against cost',
		says: 'Ten methods on eight tasks: right answers against tokens and seconds, published points beside them.',
	},
	checkers: {
		label: 'Without the checkers',
		says: 'CodeSteer as it is, without the symbolic checker, without the self-answer checker, and without both.',
	},
};

/** What an experiment would take. */
export const benchEstimateWords = {
	runs: (runs: number) => plural(runs, 'run'),
	calls: ({ low, high }: Estimate['calls']) =>
		low === high ? plural(high, 'call') : `${number(low)}–${number(high)} calls`,
	tokens: (range: Range) => said(range, number, 'tokens'),
	money: (range: Range) => (range.high === 0 ? 'free' : said(range, cost, '')),
	seconds: (range: Range) => said(range, duration, ''),
	unpriced: (labels: readonly string[]) =>
		`No price is known of ${labels.join(', ')}, so no cost can be said.`,
	unmeasured: (labels: readonly string[]) =>
		`No earlier run of ${labels.join(', ')} tells how long its replies are and how fast they come.`,
	published: (tokens: number) =>
		`As many runs took about ${number(tokens)} tokens by the published means of GPT-4o (arXiv 2502.04350, table 8).`,
} as const;

function said({ low, high }: Range, format: (value: number) => string, noun: string): string {
	const unit = noun === '' ? '' : ` ${noun}`;
	if (low === null && high === null) return `${noun === '' ? '' : `${noun} `}not known`;
	if (low === null) return `at most ${format(high ?? 0)}${unit}`;
	if (high === null) return `at least ${format(low)}${unit}, at most not known`;
	return format(low) === format(high) ? `${format(high)}${unit}` : `${format(low)}–${format(high)}${unit}`;
}

function number(count: number): string {
	return Math.round(count).toLocaleString('en');
}

function duration(seconds: number): string {
	if (seconds < 90) return `${String(Math.ceil(seconds))} s`;
	if (seconds < 5400) return `${String(Math.round(seconds / 60))} min`;
	return `${(seconds / 3600).toFixed(1)} h`;
}
