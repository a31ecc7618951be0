import fc from 'fast-check';
import { expect, test } from 'vitest';
import { riverOf } from '../../../src/core/record/river.ts';
import type { VotesNote } from '../../../src/core/record/event.ts';
import { linksOfRounds, roundsOf } from '../../../src/core/record/rounds.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { runAll } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

/** Agents A, B, C, … and what each says; in code behind a `>`, nothing as ''. Camps are counted by their text. */
function count(round: number, ...said: string[]): VotesNote {
	const camps: string[] = [];
	const ballots = said.map((text, at) => {
		const answer = text.replace('>', '');
		if (answer !== '' && !camps.includes(answer)) camps.push(answer);
		return {
			who: `${String.fromCharCode(65 + at)} · habit ${String(at)}`,
			way: text.startsWith('>') ? ('code' as const) : ('text' as const),
			turn: at + 1,
			answer: answer === '' ? null : answer,
			group: answer === '' ? null : camps.indexOf(answer),
			weight: 1,
		};
	});
	const leading = camps.length === 0 ? null : 0;
	return { type: 'votes', turn: 9, by: 'text', ballots, leading, isSettled: false, text: 'so', round };
}

test('an agent that comes round flows from one bed to the other; a bed has room for most who ever lay in it', () => {
	expect(riverOf([count(1, '9.9', '9.11', '>9.9'), count(2, '9.9', '>9.9', '>9.9')])).toEqual({
		rounds: [1, 2],
		beds: [
			{ answer: '9.9', top: 0, height: 3, sizes: [2, 3] },
			{ answer: '9.11', top: 3, height: 1, sizes: [1, 0] },
		],
		lines: [
			{
				who: 'A · habit 0',
				name: 'A',
				points: [
					{ way: 'text', bed: 0, y: 0.5 },
					{ way: 'text', bed: 0, y: 0.5 },
				],
			},
			{
				who: 'B · habit 1',
				name: 'B',
				points: [
					{ way: 'text', bed: 1, y: 3.5 },
					{ way: 'code', bed: 0, y: 1.5 },
				],
			},
			{
				who: 'C · habit 2',
				name: 'C',
				points: [
					{ way: 'code', bed: 0, y: 1.5 },
					{ way: 'code', bed: 0, y: 2.5 },
				],
			},
		],
		leading: 0,
		changed: 1,
	});
});

test('an answer keeps its bed however the groups of a round are numbered, and however it is written', () => {
	const river = riverOf([count(1, '1,000', '7'), count(2, '7', '1000.0')]);
	expect(river?.beds.map(({ answer, sizes }) => [answer, sizes])).toEqual([
		['1,000', [1, 1]],
		['7', [1, 1]],
	]);
	expect(river).toMatchObject({ leading: 1, changed: 2 });
});

test('who names no answer lies at the bottom, and does not lead', () => {
	const river = riverOf([count(1, '', '3'), count(2, '', '')]);
	expect(river?.beds.map(({ answer }) => answer)).toEqual(['3', null]);
	expect(river?.leading).toBeNull();
});

test('an agent without a ballot has a gap there', () => {
	const river = riverOf([count(1, '3', '4'), count(2, '3')]);
	expect(river?.lines[1]?.points).toEqual([{ way: 'text', bed: 1, y: 1.5 }, null]);
});

test('one round is no river', () => {
	expect(riverOf([])).toBeNull();
	expect(riverOf([count(1, '3')])).toBeNull();
});

test('no two lines cross a round at one place, and all lie within their bed', () => {
	const said = fc.array(fc.constantFrom('1', '2', '>2', '3', ''), { minLength: 3, maxLength: 7 });
	fc.assert(
		fc.property(fc.array(said, { minLength: 2, maxLength: 6 }), (rounds) => {
			const river = riverOf(rounds.map((each, at) => count(at + 1, ...each)));
			for (const round of rounds.keys()) {
				const points = (river?.lines ?? []).flatMap(({ points }) => points[round] ?? []);
				expect(new Set(points.map(({ y }) => y)).size).toBe(points.length);
				for (const { bed, y } of points) {
					const { top = 0, height = 0 } = river?.beds[bed] ?? {};
					expect(y > top && y < top + height).toBe(true);
				}
			}
		}),
	);
});

test('the turns of a run lie in its rounds, from its very first turn on', async () => {
	const task = new ScriptedModel(() => '<<<42>>>');
	const events = await runAll({ method: 'tool-mix', options: { agents: 3 }, models: { task }, seed: 1 });
	const rounds = (view: ReturnType<typeof foldRun>) =>
		roundsOf(view)?.map(({ round, turns, votes }) => [
			round,
			turns.map(({ turn }) => turn),
			votes?.text ?? null,
		]);
	expect(rounds(foldRun(events))).toEqual([
		[1, [1, 2, 3, 4], 'all 3 agree: all read each other now'],
		[2, [5, 6, 7, 8], 'all 3 agree: round 2 is unanimous'],
	]);
	const first = events.findIndex(({ type }) => type === 'call-start');
	expect(rounds(foldRun(events.slice(0, first + 1)))).toEqual([[1, [1], null]]);
});

test('a run of another method has no rounds', async () => {
	const events = await runAll({ models: { task: new ScriptedModel(() => '<<<42>>>') } });
	expect(roundsOf(foldRun(events))).toBeNull();
});

test('the mode chain of rounds counts who answered in words and in code; within a round nobody comes first', () => {
	const rounds = [
		count(1, '9.11', '9.9', '>9.9', '>9.9', '>'),
		count(2, '9.11', '>9.9', '>9.9', '>9.9', '>9.9'),
	].map((votes, at) => ({ round: at + 1, turns: [], votes }));
	expect(linksOfRounds([...rounds, { round: 3, turns: [], votes: null }])).toEqual([
		{ turn: 1, voice: 'text', label: '2 text' },
		{ turn: 1, voice: 'code', label: '3 code', isBeside: true },
		{ turn: 1, voice: 'text', label: '1 text' },
		{ turn: 1, voice: 'code', label: '4 code', isBeside: true },
	]);
});
