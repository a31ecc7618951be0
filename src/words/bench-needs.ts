import type { MethodNeed, ModelNeed, WhoIsRight } from '../core/bench/tool-need.ts';
import { plural } from '../core/format.ts';
import { percent, points, range } from './bench-results.ts';

type NameOf = (key: string) => string;

/** When a model needs code, and how well methods choose between words and code. */
export const benchNeedsWords = {
	title: 'When code is needed',
	lead: 'The same model, the same questions, once held to words and once to code. Where only one of them is right, choosing pays.',
	missing: ({ text, code }: Record<'text' | 'code', boolean>) => {
		const lacks = [...(text ? ['All text'] : []), ...(code ? ['All code + CoT or All code'] : [])];
		return `This says when a model needs code and how well a method chooses. It takes the same questions in words and in code: add ${lacks.join(' and ')}.`;
	},
	none: 'No question counts yet in words and in code.',

	model: 'Model',
	cast: (task: string, coach: string) => `${task}, coached by ${coach}`,
	who: {
		onlyCode: 'only code right',
		onlyText: 'only words right',
		both: 'both right',
		neither: 'neither right',
	} satisfies Record<WhoIsRight, string>,
	single: 'better single way',
	hindsight: 'best choice in hindsight',
	share: (count: number, of: number) =>
		of === 0 ? '–' : `${percent(count / of)} (${count.toLocaleString('en')})`,
	rate: (rate: number) => percent(rate),
	questions: (count: number) => `of ${plural(count, 'question')}`,
	range,

	methods: 'Methods that choose',
	method: 'Method',
	right: 'right',
	reached: 'of the gap',
	/** A share of a small gap may be any number; below none of it, points say more. */
	reachedSays: ({ reached, single, gap }: MethodNeed) => {
		if (reached === null) return 'no gap';
		const ahead = gap === null || single === null ? 0 : gap.method - single.rate;
		if (reached < 0) return `none, ${apart(ahead)} below`;
		return reached > 1 ? 'more than all' : `${String(Math.round(reached * 100))} %`;
	},
	left: 'left to win',
	leftSays: (gap: number) => `${points(gap)} ${Math.abs(Math.round(gap * 100)) === 1 ? 'point' : 'points'}`,
	leftRange: (low: number, high: number) => `${points(low)} to ${points(high)}`,
	choice: 'right way there, right in the end',
	kept: (kept: number, covered: number) => `${kept.toLocaleString('en')} of ${covered.toLocaleString('en')}`,
	lost: (count: number) => `${count.toLocaleString('en')} lost`,
	made: (count: number) => `${count.toLocaleString('en')} more where neither way is right`,
	wrongWay: 'went the wrong way',
	fewRepeats: 'known only with at least three repeats of each question',

	explain: [
		'Better single way: always words, or always code, whichever is right more often.',
		'Best choice in hindsight: the better of the two on each question, which nobody knows beforehand. With few repeats it is drawn too high, because the better of two is partly the luckier of two.',
		'Of the gap: how far a method came from the better single way (0 %) to that choice (100 %). None: it stays below that way, by so much.',
		'Left to win: what that choice would be ahead of the method.',
		'Right way there, right in the end: where one of the two ways is right, how often the method is.',
		'Went the wrong way: words where the model needs code, or code where code harms.',
		'With repeats, right means: right in at least half of them. Intervals hold whenever you look.',
	],

	/** What the numbers of one model say. */
	says: (
		{ instances, right, single, hindsight, text, code, methods }: ModelNeed,
		model: string,
		nameOf: NameOf,
	) => {
		if (single === null || hindsight === null)
			return `${model}: no question counts yet in words and in code.`;
		const { onlyCode, onlyText, neither } = right;
		const way = nameOf(single.way === 'code' ? code : text);
		const counts = `${model}, ${plural(instances, 'question')}: right only in code ${onlyCode.count.toLocaleString('en')}, only in words ${onlyText.count.toLocaleString('en')}, in neither ${neither.count.toLocaleString('en')}.`;
		const room =
			hindsight.rate - single.rate < 1e-9
				? `${way} is right wherever one of the two is; there is nothing to choose.`
				: `${way} alone is right in ${percent(single.rate)}; whoever had known the better way each time, in ${percent(hindsight.rate)}.`;
		const told = methods.flatMap((method) => of(method, { text, code }, nameOf));
		return [counts, room, ...(told.length === 0 ? [] : [`${told.join('; ')}.`])].join(' ');
	},
} as const;

/** How far two rates are apart, without saying which is higher. */
function apart(difference: number): string {
	const whole = Math.round(Math.abs(difference) * 100);
	return whole === 0 && difference !== 0 ? 'less than 1 point' : plural(whole, 'point');
}

function of(
	{ condition, gap, single, reached }: MethodNeed,
	forced: Record<'text' | 'code', string>,
	nameOf: NameOf,
): readonly string[] {
	if (gap === null || single === null) return [];
	const name = nameOf(condition);
	const way = nameOf(forced[single.way]);
	const ahead = gap.method - single.rate;
	if (Math.abs(ahead) < 1e-9) return [`${name} is right as often as ${way}`];
	if (ahead < 0) return [`${name} stays ${apart(ahead)} below ${way}`];
	if (reached === null) return [`${name} is ${apart(ahead)} above ${way}`];
	if (reached > 1) return [`${name} is right more often than the best choice in hindsight`];
	return [`${name} closes ${String(Math.round(reached * 100))} % of that gap`];
}
