import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Capsule } from '../../src/core/capsule/capsule.ts';
import { stepsOf } from '../../src/core/capsule/steps.ts';
import { foldRun } from '../../src/core/record/fold.ts';
import { err, ok } from '../../src/core/result.ts';
import { Embed } from '../../src/state/embed.svelte.ts';
import { EmbeddedRuns } from '../../src/state/embedded-runs.svelte.ts';
import { exampleRuns } from '../support/random-runs.ts';

const capsule: Capsule = {
	title: '',
	notes: '',
	madeAt: 0,
	appVersion: '0.1.0',
	prompts: 'abcd',
	runs: exampleRuns,
};
const viewsOf = ({ lanes }: EmbeddedRuns) => lanes.map(({ view }) => view);

describe('embedded runs', () => {
	it('show everything at once, whatever is posted, where they do not go step by step', () => {
		const runs = new EmbeddedRuns(capsule, false);
		runs.back();
		runs.reset();
		expect(viewsOf(runs)).toEqual(exampleRuns.map(foldRun));
		expect(runs.at).toBe(runs.last);
	});

	it('show exactly what had come in by a step, however one got there', () => {
		const steps = stepsOf(exampleRuns).filter(({ kind }) => kind !== 'bet');
		const moves = fc.array(fc.constantFrom('next', 'next', 'next', 'back', 'reset'), { maxLength: 40 });
		fc.assert(
			fc.property(moves, (made) => {
				const runs = new EmbeddedRuns(capsule, true);
				let at = 0;
				for (const move of made) {
					runs[move]();
					at =
						move === 'reset' ? 0 : Math.min(steps.length - 1, Math.max(0, at + (move === 'next' ? 1 : -1)));
				}
				expect(runs.at).toBe(at);
				expect(viewsOf(runs)).toEqual(
					exampleRuns.map((events, lane) => foldRun(events.slice(0, steps[at]?.shown[lane]))),
				);
			}),
			{ numRuns: 60 },
		);
	});

	it('are a record: at no step does anything run', () => {
		const runs = new EmbeddedRuns(capsule, true);
		for (let at = 0; at <= runs.last; at++) {
			expect(runs.lanes.filter(({ isRunning }) => isRunning)).toEqual([]);
			runs.next();
		}
	});

	it('say the question once and who spoke', () => {
		const { questions, contents } = new EmbeddedRuns(capsule, false);
		expect(questions).toHaveLength(1);
		expect(contents.scripted).toBe('all');
	});
});

describe('an embed', () => {
	const opening = (answer: Awaited<ReturnType<ConstructorParameters<typeof Embed>[0]>>) =>
		new Embed(() => Promise.resolve(answer));

	it('shows what its address names', async () => {
		const embed = opening(ok(capsule));
		await embed.show('#/embed/z1?theme=dark&steps');
		expect(embed.status).toMatchObject({ kind: 'runs', packed: 'z1', runs: { at: 0, isStepped: true } });
		expect(embed.theme).toBe('dark');
		await embed.show('#/embed/figure/symbench');
		expect(embed.status).toEqual({ kind: 'figure', id: 'symbench' });
	});

	it('says what is wrong with what it was given', async () => {
		const embed = opening(err({ kind: 'damaged' }));
		await embed.show('#/embed/z1');
		expect(embed.status).toEqual({ kind: 'refused', fault: { kind: 'damaged' } });
	});

	it('shows the later of two addresses, whichever is unfolded first', async () => {
		const answers: (() => void)[] = [];
		const embed = new Embed(
			(packed) =>
				new Promise((resolve) => {
					answers.push(() => resolve(ok({ ...capsule, title: packed })));
				}),
		);
		const both = [embed.show('#/embed/z1'), embed.show('#/embed/z2')];
		for (const answer of answers.toReversed()) answer();
		await Promise.all(both);
		expect(embed.status).toMatchObject({ kind: 'runs', packed: 'z2' });
	});

	it('does what is posted', async () => {
		const embed = opening(ok(capsule));
		embed.act({ kind: 'next' });
		await embed.show('#/embed/z1?steps');
		const place = () => (embed.status.kind === 'runs' ? embed.status.runs.at : null);
		embed.act({ kind: 'next' });
		embed.act({ kind: 'next' });
		embed.act({ kind: 'back' });
		expect(place()).toBe(1);
		embed.act({ kind: 'reset' });
		expect(place()).toBe(0);
		embed.act({ kind: 'theme', theme: 'light' });
		expect(embed.theme).toBe('light');
	});
});
