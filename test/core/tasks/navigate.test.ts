import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { navigate } from '../../../src/core/tasks/navigate/family.ts';
import type { NavigateInstance, NavigateStep } from '../../../src/core/tasks/navigate/instance.ts';

function turning(...instructions: NavigateStep[]): NavigateInstance {
	return { fixedHeading: false, instructions };
}

function fixed(...instructions: NavigateStep[]): NavigateInstance {
	return { fixedHeading: true, instructions };
}

const left: NavigateStep = { turn: 'left' };
const right: NavigateStep = { turn: 'right' };
const around: NavigateStep = { turn: 'around' };
const take = (steps: number): NavigateStep => ({ steps });

const loop = turning(take(4), left, take(2), around, take(2), right, take(4));

describe('the navigate verifier', () => {
	it.each(['<<<Yes>>>', '<<<- yes.>>>', '<<<True>>>', '<<< (YES) >>>', '<<<"Yes">>>'])(
		'accepts %s',
		(reply) => {
			expect(navigate.verify(loop, lastMarked(reply)!).kind).toBe('correct');
		},
	);

	it('says why the other answer is wrong', () => {
		expect(navigate.verify(loop, 'No')).toEqual({
			kind: 'incorrect',
			why: 'The walk ends exactly where it started',
		});
		const astray = turning(take(4), left, take(2), around, take(2), left, take(4));
		expect(navigate.verify(astray, 'No').kind).toBe('correct');
		expect(navigate.verify(astray, 'Yes')).toEqual({
			kind: 'incorrect',
			why: 'The walk ends 8 steps ahead of the start',
		});
		expect(navigate.verify(turning(take(3), right, take(1)), 'Yes').why).toBe(
			'The walk ends 3 steps ahead of and 1 step to the right of the start',
		);
	});

	it.each(['Yes and No', 'maybe', '', 'yes yes', 'nope'])('calls "%s" malformed', (answer) => {
		expect(navigate.verify(loop, answer).kind).toBe('malformed');
	});
});

describe('navigate', () => {
	it.each<[string, NavigateInstance, string]>([
		[
			'a rectangle with a fixed heading',
			fixed(
				{ steps: 3, direction: 'left' },
				{ steps: 5, direction: 'forward' },
				{ steps: 3, direction: 'right' },
				{ steps: 5, direction: 'backward' },
			),
			'Yes',
		],
		['twice to the left', fixed({ steps: 3, direction: 'left' }, { steps: 3, direction: 'left' }), 'No'],
		['turning on the spot', turning(left, left, left, left), 'Yes'],
		['there and back with a reversed heading', turning(take(2), around, take(2)), 'Yes'],
		['a square', turning(take(5), right, take(5), right, take(5), right, take(5), right), 'Yes'],
		['three sides of a square', turning(take(5), right, take(5), right, take(5), right), 'No'],
		['nothing at all', turning(), 'Yes'],
	])('follows %s', (_, instance, answer) => {
		expect(navigate.solve(instance)).toBe(answer);
	});

	it('does not depend on the order of moves with a fixed heading', () => {
		for (let seed = 0; seed < 200; seed++) {
			const rng = createRng('order', seed);
			const instance = navigate.generate(navigate.levels[2]!, rng);
			if (!instance.fixedHeading) continue;
			const shuffled = { ...instance, instructions: rng.shuffle(instance.instructions) };
			expect(navigate.solve(shuffled)).toBe(navigate.solve(instance));
		}
	});

	it('returns when a walk is followed by its mirror image, and not after one step more', () => {
		for (let seed = 0; seed < 50; seed++) {
			const rng = createRng('mirror', seed);
			const there = Array.from({ length: 12 }, () =>
				rng.chance(0.4) ? rng.pick([left, right]) : take(rng.int(1, 9)),
			);
			const back = there.toReversed().map((step) => (step === left ? right : step === right ? left : step));
			const walk = turning(...there, around, ...back);
			expect(navigate.solve(walk)).toBe('Yes');
			expect(navigate.solve(turning(...walk.instructions, take(1)))).toBe('No');
		}
	});

	it('writes one step in the singular', () => {
		expect(navigate.question(turning(take(1), around, take(2)))).toContain(
			'Take 1 step. Turn around. Take 2 steps.',
		);
	});

	it('never lets parity decide, and keeps Yes and No in balance', () => {
		for (const level of navigate.levels) {
			let yes = 0;
			for (let seed = 0; seed < 200; seed++) {
				const instance = navigate.generate(level, createRng('parity', level.id, seed));
				const total = instance.instructions.reduce(
					(all, step) => all + ('steps' in step ? step.steps : 0),
					0,
				);
				expect(total % 2).toBe(0);
				expect(instance.instructions).toHaveLength(level.params.instructions);
				if (navigate.solve(instance) === 'Yes') yes++;
			}
			expect(yes).toBeGreaterThan(60);
			expect(yes).toBeLessThan(140);
		}
	});

	it('grows from level to level in instructions and distances', () => {
		const sizes = navigate.levels.map(({ params }) => params.instructions * params.longest);
		expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
		expect(new Set(sizes).size).toBe(sizes.length);
	});

	it('refuses unknown words and impossible steps', () => {
		const parsed = (instructions: unknown[], fixedHeading = false) =>
			navigate.parse({ fixedHeading, instructions });
		expect(parsed([{ turn: 'left' }, { steps: 2 }])).not.toBeNull();
		expect(parsed([{ turn: 'upside down' }])).toBeNull();
		expect(parsed([{ steps: 0 }])).toBeNull();
		expect(parsed([{ steps: 1.5 }])).toBeNull();
		expect(parsed([{ turn: 'left' }], true)).toBeNull();
	});
});
