import { readFileSync } from 'node:fs';
import { judgeAnswer } from '../../src/core/run/judge.ts';
import type { AnswerLabel, CheckLabel, DecisionLabel, Entry } from './entry.ts';
import { questionOf, readAnswer, readCheck, readDecision } from './read.ts';

/** What the page read in one entry, beside what a human read. */
export interface Compared {
	id: string;
	kind: Kind;
	agrees: boolean;
	/** For a report: `wanted` by the label, `read` by the page. */
	wanted: string;
	read: string;
	/** The page called a wrong answer right, or a right one wrong. */
	misjudged: boolean;
	/** The page did not decide: a person, or the extra call that reads the answer out, has to look. */
	open: boolean;
}

export const KINDS = ['words', 'programs', 'tools', 'decisions', 'checks'] as const;
export type Kind = (typeof KINDS)[number];

export function compareAll(): Compared[] {
	return KINDS.flatMap((kind) => load(kind).map((entry) => compare(kind, entry)));
}

function load(kind: Kind): Entry<unknown>[] {
	return JSON.parse(readFileSync(new URL(`./${kind}.json`, import.meta.url), 'utf8')) as Entry<unknown>[];
}

function compare(kind: Kind, entry: Entry<unknown>): Compared {
	switch (kind) {
		case 'decisions': {
			const decision = entry as Entry<DecisionLabel>;
			return equal(kind, entry.id, decision.label.decision, readDecision(decision));
		}
		case 'checks': {
			const check = entry as Entry<CheckLabel>;
			return equal(kind, entry.id, check.label.verdict, readCheck(check));
		}
		case 'words':
		case 'programs':
		case 'tools':
			return compareAnswer(kind, entry as Entry<AnswerLabel>);
	}
}

function equal(kind: Kind, id: string, wanted: string, read: string): Compared {
	return { id, kind, agrees: wanted === read, wanted, read, misjudged: false, open: false };
}

/**
 * The page agrees when it judges the labelled answer: the same text, or another writing of the same answer with the same
 * verdict. Where the human read none, the page must have found none, or none it would judge.
 */
function compareAnswer(kind: Kind, entry: Entry<AnswerLabel>): Compared {
	const { answer, verdict } = readAnswer(entry);
	const { label } = entry;
	const read = `${answer?.text ?? 'none'} (${verdict.kind}, ${answer?.from ?? 'nowhere'})`;
	const row = {
		id: entry.id,
		kind,
		wanted: label.answer ?? 'none',
		read,
		open: verdict.kind === 'not-checked',
	};
	const isJudged = verdict.kind === 'correct' || verdict.kind === 'incorrect';
	if (label.answer === null) return { ...row, agrees: !isJudged, misjudged: verdict.kind === 'correct' };
	const question = questionOf(entry);
	const wanted = judgeAnswer(question, { text: label.answer, from: 'prose-marker' });
	const isRight = label.right ?? wanted.kind === 'correct';
	const misjudged = isJudged && (verdict.kind === 'correct') !== isRight;
	const isSame =
		answer !== null &&
		(squeezed(answer.text) === squeezed(label.answer) ||
			claims(
				question.text,
				label.answer,
				question.source.kind === 'typed' ? answer : { ...answer, from: 'prose-marker' },
			) ||
			(question.source.kind === 'instance' && wanted.kind === 'correct' && verdict.kind === 'correct'));
	const isVerdict = label.right === undefined ? verdict.kind === wanted.kind : true;
	return { ...row, agrees: isSame && isVerdict && !misjudged, misjudged };
}

/** Whether the page, were the labelled answer expected, would find it in what it read: "9.11 is larger" claims 9.11. */
function claims(text: string, expected: string, answer: Parameters<typeof judgeAnswer>[1]): boolean {
	return judgeAnswer({ text, source: { kind: 'typed', expected } }, answer).kind === 'correct';
}

/** Spacing, quotes, emphasis, outer brackets and the word that makes a value a rough one are no part of an answer. */
function squeezed(text: string): string {
	return text
		.toLowerCase()
		.replace(/^(?:approximately|roughly|about|around) /, '')
		.replace(/[\s*_`'"]+/g, '')
		.replace(/^[[(]+|[\])]+$/g, '')
		.replace(/\.$/, '');
}
