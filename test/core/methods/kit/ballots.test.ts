import { expect, test } from 'vitest';
import { Count, type Vote } from '../../../../src/core/methods/kit/ballots.ts';
import { answersOf } from '../../../../src/core/run/answers.ts';
import { readReply } from '../../../../src/core/reply/read.ts';
import { typed } from '../../../support/run-spec.ts';

function vote(who: string, way: 'text' | 'code', text: string, weight?: number): Vote {
	const reply = { turn: Number(who.at(-1)), text, reading: readReply(text), execution: null };
	return { who, way, reply, ...(weight === undefined ? {} : { weight }) };
}

const answers = answersOf(typed('How much is it?'));

test('answers that say the same are one camp, however they are written; a reply without one does not count', () => {
	const votes = [
		vote('text 1', 'text', 'So it is <<<1,000>>>'),
		vote('code 2', 'code', '<<<1000.0>>>'),
		vote('text 3', 'text', ''),
		vote('text 4', 'text', '<<<7>>>'),
	];
	const count = new Count(votes, answers);
	expect(count.ballots).toEqual([
		{ who: 'text 1', way: 'text', turn: 1, answer: '1,000', group: 0, weight: 1 },
		{ who: 'code 2', way: 'code', turn: 2, answer: '1000.0', group: 0, weight: 1 },
		{ who: 'text 3', way: 'text', turn: 3, answer: null, group: null, weight: 1 },
		{ who: 'text 4', way: 'text', turn: 4, answer: '7', group: 1, weight: 1 },
	]);
	expect(count.camps.map(({ answer, weight, ways }) => [answer, weight, [...ways]])).toEqual([
		['1,000', 2, ['text', 'code']],
		['7', 1, ['text']],
	]);
	expect(count.note(4, count.camps[0]!, true, 'Both agree')).toEqual({
		type: 'votes',
		turn: 4,
		by: 'text',
		ballots: count.ballots,
		leading: 0,
		isSettled: true,
		text: 'Both agree',
	});
});

test('more weight is ahead; of equal camps the one with code, then the first', () => {
	const order = (...votes: Vote[]): string[] => new Count(votes, answers).camps.map(({ answer }) => answer);
	expect(order(vote('text 1', 'text', '<<<a>>>'), vote('code 2', 'code', '<<<b>>>'))).toEqual(['b', 'a']);
	expect(order(vote('text 1', 'text', '<<<a>>>'), vote('text 2', 'text', '<<<b>>>'))).toEqual(['a', 'b']);
	expect(order(vote('code 1', 'code', '<<<b>>>', 0.5), vote('text 2', 'text', '<<<a>>>'))).toEqual([
		'a',
		'b',
	]);
});

test('empty answers are no agreement', () => {
	const count = new Count([vote('text 1', 'text', '<<<>>>'), vote('code 2', 'code', '')], answers);
	expect(count.camps).toEqual([]);
	expect(count.note(2, null, false, 'Nothing was answered').leading).toBeNull();
});
