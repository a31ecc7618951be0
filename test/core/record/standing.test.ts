import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../src/core/record/standing.ts';
import type { RunVerdict } from '../../../src/core/record/event.ts';
import type { RunView } from '../../../src/core/record/view.ts';

type Kind = RunVerdict['verdict']['kind'];

function ended(kind: Kind, answer: string | null = null): Pick<RunView, 'outcome' | 'verdict'> {
	const verdict = { kind, why: '' };
	return {
		outcome: 'finished',
		verdict: {
			verdict,
			answer: answer === null ? null : { text: answer, from: 'prose-marker' },
			other: null,
			turn: 1,
		},
	};
}
const left = (outcome: RunView['outcome']) => ({ outcome, verdict: null });

describe('how lanes stand to each other', () => {
	it('is right and wrong where that is known, with failures and stops apart from wrong answers', () => {
		expect(
			standingOf([
				ended('correct', '9.9'),
				ended('incorrect', '9.11'),
				ended('no-answer'),
				left('failed'),
				left('cancelled'),
				left('interrupted'),
				left('running'),
			]),
		).toEqual({
			running: 1,
			failed: 1,
			stopped: 2,
			finished: { kind: 'judged', right: 1, unchecked: 0, all: 3 },
		});
	});

	it('counts apart what could not be checked where the others were', () => {
		expect(
			standingOf([
				ended('correct', '24'),
				ended('incorrect', '25'),
				ended('not-checked', 'twenty-four'),
				ended('no-answer'),
			]).finished,
		).toEqual({ kind: 'judged', right: 1, unchecked: 1, all: 4 });
	});

	it('is who says what where nobody knows, the same in other words being the same', () => {
		expect(
			standingOf([
				ended('not-checked', '(9 - 7) * 3 * 8'),
				ended('no-answer'),
				ended('not-checked', '(9 - 7) * 3 * 8 = 24'),
				ended('not-checked', '25'),
			]).finished,
		).toEqual({
			kind: 'split',
			all: 4,
			groups: [
				{ answer: '(9 - 7) * 3 * 8', count: 2 },
				{ answer: '25', count: 1 },
				{ answer: null, count: 1 },
			],
		});
	});

	it('says nothing of lanes before one has finished', () => {
		expect(standingOf([left('running'), left('failed')])).toEqual({
			running: 1,
			failed: 1,
			stopped: 0,
			finished: { kind: 'none' },
		});
	});
});
