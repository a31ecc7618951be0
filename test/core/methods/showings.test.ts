import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MethodId } from '../../../src/core/method-id.ts';
import { methods } from '../../../src/core/methods/registry.ts';
import { setupOf, showings } from '../../../src/core/methods/showings.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { familyById } from '../../../src/core/tasks/registry.ts';
import { NodePython } from '../../support/node-python.ts';
import { performExample } from '../../support/perform-example.ts';

const python = new NodePython();
beforeAll(async () => {
	await python.run({ code: 'pass' }, () => undefined);
	await python.analyse('pass', '');
}, 240_000);
afterAll(() => python.close());

type Of<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

/** What the method itself leaves behind on one of its examples; those beside it are not played. */
class Shown {
	readonly #events: readonly RunEvent[];

	constructor(events: readonly RunEvent[]) {
		this.#events = events;
	}

	all<T extends RunEvent['type']>(type: T): Of<T>[] {
		return this.#events.filter((event): event is Of<T> => event.type === type);
	}

	get calls(): number {
		return this.all('call-end').length;
	}

	get verdict(): string | undefined {
		return foldRun(this.#events).verdict?.verdict.kind;
	}

	/** Each count: what is said by how many, `tested` where a program looked at it. */
	get votes(): string[] {
		return this.all('votes').map(({ ballots, isSettled }) =>
			[
				...ballots.map(({ way, answer, tested }) =>
					[way, answer ?? '–', ...(tested ? [tested] : [])].join(' '),
				),
				isSettled ? 'settled' : 'open',
			].join(', '),
		);
	}

	get reasons(): string[] {
		return this.all('decision').map(({ action, reason }) => `${action}: ${reason}`);
	}
}

async function show(method: MethodId, at = 0): Promise<Shown> {
	const showing = showings[method].at(at);
	if (showing === undefined) throw new Error(`${method} has no example ${String(at)}`);
	const setup = setupOf(method, { ...showing, beside: [] }, familyById);
	const [events = []] = await performExample({ id: method, setup }, python);
	return new Shown(events);
}

describe('every method has an example', () => {
	it.each(methods.map(({ id }) => id))(
		'%s: which ends in a verdict on the demo model',
		{ timeout: 120_000 },
		async (id) => {
			for (const at of showings[id].keys()) {
				expect(['correct', 'incorrect']).toContain((await show(id, at)).verdict);
			}
		},
	);

	it('names no method beside itself, and no more than one other', () => {
		for (const { id } of methods) {
			for (const { beside } of showings[id])
				expect([...beside.slice(0, 1)]).toEqual(beside.filter((one) => one !== id));
		}
	});
});

describe('the example shows the idea', { timeout: 120_000 }, () => {
	it('two-view: two views agree after two calls; elsewhere they disagree, and meet later or never', async () => {
		const [agree, later, never] = [
			await show('two-view'),
			await show('two-view', 1),
			await show('two-view', 2),
		];
		expect([agree.votes, agree.verdict]).toEqual([['text 408, code 408, settled'], 'correct']);
		expect([later.calls, later.votes[0], later.verdict]).toEqual([
			4,
			'text 82033097, code 83383929.5, open',
			'correct',
		]);
		expect([never.calls, never.all('limit-reached').length]).toEqual([8, 1]);
	});

	it('certified-vote: certifies after six replies of one answer, and later where one says something else', async () => {
		const [first, second] = [await show('certified-vote'), await show('certified-vote', 1)];
		expect([first.calls, second.calls]).toEqual([6, 10]);
		for (const shown of [first, second]) {
			expect(shown.reasons).toEqual([expect.stringContaining('This is what this model mostly says')]);
		}
	});

	it('mental-code: what is imagined differs from what is printed', async () => {
		const said = async (at: number) =>
			(await show('mental-code', at)).all('prediction').map(({ predicted, printed }) => [predicted, printed]);
		expect(await said(0)).toEqual([['<<<9.11>>>', '<<<9.9>>>']]);
		expect(await said(1)).toEqual([['<<<17701434>>>', '<<<17701734>>>']]);
	});

	it('nudge: changes a wrong answer to the right one, and a right one to a wrong one', async () => {
		const nudges = async (at: number) => {
			const shown = await show('nudge', at);
			return [shown.all('nudge').map(({ before, after }) => [before, after]), shown.verdict];
		};
		const unchanged = (answer: string) => [answer, answer];
		expect(await nudges(0)).toEqual([[['9.11', '9.9'], unchanged('9.9')], 'correct']);
		expect(await nudges(1)).toEqual([[['82033097', '83383929.5'], unchanged('83383929.5')], 'incorrect']);
	});

	it('verify-vote: the test says FALSE, and what is solved again passes it', async () => {
		const shown = await show('verify-vote');
		const all = (one: string, end: string) => [...Array.from({ length: 3 }, () => one), end].join(', ');
		expect(shown.votes).toEqual([
			all('code 0.7900000000000009 FALSE', 'open'),
			all('code 0.79 TRUE', 'settled'),
		]);
		expect(shown.verdict).toBe('correct');
	});

	it('tool-filter: what most say is dropped, and what passes its test counts', async () => {
		const shown = await show('tool-filter');
		const [wrong, right] = ['text 9082521.9 inconsistent', 'text 9511418.7675 consistent'];
		expect(shown.votes.at(-1)).toBe([wrong, wrong, right, right, wrong, 'settled'].join(', '));
		expect(shown.verdict).toBe('correct');
	});

	it('tool-mix: more agree from round to round, until the judge or unanimity ends it', async () => {
		const [judged, unanimous] = [await show('tool-mix'), await show('tool-mix', 1)];
		expect(judged.all('votes').map(({ text }) => text)).toEqual([
			expect.stringMatching(/^3 of 5 agree/),
			expect.stringMatching(/^4 of 5 agree.*the judge expects no change/),
		]);
		expect(unanimous.all('votes').map(({ text }) => text)).toEqual([
			expect.stringMatching(/^3 of 5 agree/),
			'all 5 agree: round 2 is unanimous',
		]);
		expect([judged.verdict, unanimous.verdict]).toEqual(['correct', 'correct']);
	});

	it('chain-of-code: the program asks the model, which may misread a sentence', async () => {
		const [read, misread] = [await show('chain-of-code'), await show('chain-of-code', 1)];
		for (const shown of [read, misread]) expect(shown.all('thoughts').at(-1)?.thoughts).toHaveLength(3);
		expect([read.verdict, misread.verdict]).toEqual(['correct', 'incorrect']);
	});

	it('learned-examples: says what was taken', async () => {
		const shown = await show('learned-examples');
		expect(shown.all('remark').map(({ text }) => text)).toEqual([
			expect.stringContaining('a textbook example'),
		]);
		expect(shown.verdict).toBe('correct');
	});
});
