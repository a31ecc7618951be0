import type { ExecutionResult } from '../execution.ts';
import { cost, seconds, tokens } from '../format.ts';
import { cut, escaped, fenced, line, quoted, table } from '../markdown-text.ts';
import type { ModelRef } from '../model.ts';
import { asTyped } from '../question.ts';
import { type Card, cardsOf, codeOf } from '../record/cards.ts';
import { calledModels, type Scripted, scriptedIn } from '../record/called-models.ts';
import { readReply } from '../reply/read.ts';
import { foldRun } from '../record/fold.ts';
import type { RunSpec } from '../record/spec.ts';
import type { CodeEntry, RunView } from '../record/view.ts';
import type { Capsule } from './capsule.ts';

/** The sentences of a report; `words/capsule.ts` holds them. */
export interface ReportWords {
	/** Under the question. */
	made(madeAt: number, appVersion: string): string;
	/** Where models spoke that are scripted. */
	scripted: Readonly<Record<Exclude<Scripted, 'none'>, string>>;
	/** The method of a run by name, with what makes it another one. */
	label(spec: RunSpec): string;
	/** Heads of the table, in order: method, answer, verdict, calls, tokens, time, cost, models. */
	columns: readonly string[];
	/** How a run ended. */
	end(view: RunView): string;
	turn(turn: number): string;
	/** Who speaks in a card, and what they do. */
	speaker(card: Card): string;
	/** Above what a program printed. */
	printed: string;
	/** How a program ended, where that is to be said. */
	ended(result: ExecutionResult): string | null;
}

/**
 * A report of a capsule in Markdown (CommonMark with tables): question, a table of the lanes, then each lane's turns. Whatever a
 * person, a model or a program wrote is shown as text: escaped, or in a fence longer than any in it.
 */
export function reportOf({ runs, title, madeAt, appVersion }: Capsule, words: ReportWords): string {
	const views = runs.map((events) => foldRun(events));
	const question = views[0]?.spec?.question;
	const scripted = scriptedIn(views);
	const blocks = [
		`# ${escaped(line(title === '' ? 'CodeSteer Playground' : title))}`,
		...(question === undefined ? [] : [quoted(asTyped(question))]),
		escaped(words.made(madeAt, appVersion)),
		...(scripted === 'none' ? [] : [`**${words.scripted[scripted]}**`]),
		table([[...words.columns], ...views.map((view) => rowOf(view, words))]),
		...views.flatMap((view) => laneOf(view, words)),
	];
	return `${blocks.join('\n\n')}\n`;
}

function nameOf({ spec }: RunView, words: ReportWords): string {
	return spec === null ? '' : words.label(spec);
}

function rowOf(view: RunView, words: ReportWords): string[] {
	const { verdict, totals } = view;
	const { inputTokens, outputTokens, estimated } = totals;
	const all = inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens;
	return [
		nameOf(view, words),
		cut(verdict?.answer?.text ?? '–'),
		words.end(view),
		String(totals.calls),
		tokens(all, estimated),
		seconds(totals.ms),
		cost(totals.cost),
		calledModels(view)
			.map((ref) => named(ref, words))
			.join('; '),
	];
}

function named({ kind, label }: ModelRef, words: ReportWords): string {
	return kind === 'scripted' ? `${label} (${words.scripted.all})` : label;
}

function laneOf(view: RunView, words: ReportWords): string[] {
	const why = view.verdict?.verdict.why ?? '';
	return [
		`## ${escaped(line(nameOf(view, words)))}`,
		...view.turns.flatMap((turn) => {
			const cards = cardsOf(turn, readReply).flatMap((card) => cardOf(card, words));
			return cards.length === 0 ? [] : [`### ${escaped(words.turn(turn.turn))}`, ...cards];
		}),
		`**${escaped(words.end(view))}** ${escaped(line(why))}`.trimEnd(),
	];
}

function cardOf(card: Card, words: ReportWords): string[] {
	const text = textOf(card);
	const code = codeOf(card);
	const said = [
		...(text.trim() === '' ? [] : [quoted(text)]),
		...(code === null ? [] : [fenced(code, 'python')]),
	];
	const came = runsOf(card).flatMap((run) => outputOf(run, words));
	if (said.length + came.length === 0) return [];
	return [`*${escaped(words.speaker(card))}*`, ...said, ...came];
}

/** What is said in it, without its program. */
function textOf(card: Card): string {
	switch (card.kind) {
		case 'answer':
			return card.prose;
		case 'coach':
			return card.call?.text ?? card.decision?.guidance ?? card.decision?.reason ?? '';
		case 'judge':
		case 'reader':
			return card.call.text;
		case 'check':
			return card.word?.explanation ?? '';
		case 'decision':
			return card.decision.reason;
		case 'votes':
			return card.votes.text;
		case 'gauge':
			return `${card.gauge.label}: ${card.gauge.value.toFixed(2)}`;
		case 'remark':
			return card.text;
		case 'nudge':
			return `${card.nudge.before ?? '–'} → ${card.nudge.after ?? '–'}`;
		case 'prediction':
			return card.prediction?.predicted ?? '';
		case 'tool':
			return '';
	}
}

function runsOf(card: Card): readonly CodeEntry[] {
	if (card.kind === 'check') return card.runs.slice(-1);
	return 'run' in card && card.run !== null ? [card.run] : [];
}

function outputOf({ status }: CodeEntry, words: ReportWords): string[] {
	if (status.kind !== 'ended') return [];
	const { result } = status;
	const printed = result.kind === 'unavailable' ? '' : result.output;
	const value = result.kind === 'finished' ? (result.value ?? result.variable?.text ?? '') : '';
	const ended = words.ended(result);
	const shown = printed.trim() === '' ? value : printed;
	return [
		...(shown.trim() === '' ? [] : [words.printed, fenced(shown, 'text')]),
		...(ended === null ? [] : [escaped(line(ended))]),
	];
}
