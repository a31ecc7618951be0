import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveAttack } from '../../../src/core/attacks/attack.ts';
import { attemptAttacks } from '../../../src/core/attacks/attempt.ts';
import { readOutcomes } from '../../../src/core/attacks/program.ts';
import { FakePython, printed, raised, timedOut } from '../../support/fake-python.ts';
import { HandClock } from '../../support/hand-clock.ts';

const attacks: readonly LiveAttack[] = [
	{ id: 'a', kind: 'fetch', python: 'return 1' },
	{ id: 'b', kind: 'WebSocket', python: 'return 2', isProvedByPolicy: true },
];
const around = { page: 'https://page.example/', elsewhere: 'https://page.example/', decoy: 'decoy' };

function told(outcomes: object, blocked: readonly string[] = []): string {
	return JSON.stringify({ outcomes, blocked });
}

/** @param looks what each look after the first program prints; the last one again and again */
async function attempt(looks: readonly string[]) {
	const left = [...looks];
	const python = new FakePython((code) => {
		if (!code.startsWith('print(look')) return printed('');
		return printed((left.length > 1 ? left.shift() : left[0]) ?? '');
	});
	const clock = new HandClock();
	const attempted = attemptAttacks(attacks, around, { python, clock }, new AbortController().signal);
	await clock.pass(60_000);
	return { ...(await attempted), looks: python.runs.length - 1, python };
}

describe('what attacks came to', () => {
	it('is read by attack, and what has not answered is left out', () => {
		const read = readOutcomes(told({ a: ['got', 'the keys'] }), attacks);
		expect([...read]).toEqual([['a', { kind: 'got', loot: 'the keys' }]]);
	});

	it('counts as refused only with the report of the policy, where a failure alone proves nothing', () => {
		const outcome = (text: string, blocked: readonly string[] = []) =>
			readOutcomes(told({ b: ['refused', text] }, blocked), attacks).get('b');
		expect(outcome('event error')).toEqual({ kind: 'not-run', why: 'event error' });
		expect(outcome('event error', ['https://page.example/attack/b'])).toEqual({
			kind: 'refused',
			how: 'event error',
		});
		for (const how of ['AttributeError: WebSocket', 'JsException: SecurityError: The operation is insecure.'])
			expect(outcome(how)).toEqual({ kind: 'refused', how });
	});

	it('is never read out of anything else, whatever a program prints', () => {
		const outcome = fc.oneof(fc.anything(), fc.tuple(fc.constantFrom('got', 'refused'), fc.string()));
		fc.assert(
			fc.property(
				fc.oneof(fc.string(), fc.json(), fc.record({ outcomes: fc.record({ a: outcome }) })),
				(value) => {
					const text = typeof value === 'string' ? value : JSON.stringify(value);
					for (const [id, { kind }] of readOutcomes(text, attacks)) {
						expect(['a', 'b']).toContain(id);
						expect(['got', 'refused', 'not-run']).toContain(kind);
					}
				},
			),
		);
	});
});

describe('an attempt', () => {
	const refused = { a: ['refused', 'no'], b: ['refused', 'AttributeError: no'] };

	it('looks until all have answered, in one session behind everything else, and closes it', async () => {
		const { outcomes, looks, python } = await attempt([
			told({}),
			told({ a: ['refused', 'no'] }),
			told(refused),
		]);
		expect(outcomes).toEqual([
			{ kind: 'refused', how: 'no' },
			{ kind: 'refused', how: 'AttributeError: no' },
		]);
		expect(looks).toBe(3);
		expect(python.runs.every(({ session, background }) => session === 'attacks' && background === true)).toBe(
			true,
		);
		expect(python.closed).toEqual(['attacks']);
	});

	it('ends without an answer, and says so', async () => {
		const { outcomes, looks } = await attempt([told({ a: ['got', 'it'] })]);
		expect(outcomes).toEqual([
			{ kind: 'got', loot: 'it' },
			{ kind: 'not-run', why: 'no answer' },
		]);
		expect(looks).toBe(60);
	});

	it('waits a little for the proof of a refusal', async () => {
		const unproved = { a: ['refused', 'no'], b: ['refused', 'event error'] };
		const proved = await attempt([told(unproved), told(unproved, ['https://page.example/attack/b'])]);
		expect(proved.outcomes[1]).toEqual({ kind: 'refused', how: 'event error' });
		const never = await attempt([told(unproved)]);
		expect(never.outcomes[1]).toEqual({ kind: 'not-run', why: 'event error' });
		expect(never.looks).toBe(3);
	});

	it.each([
		['Python is not there', () => ({ kind: 'unavailable' as const, reason: 'no files' }), 'no files'],
		['its program fails', () => raised('ImportError', 'no module js'), 'no module js'],
		['its program does not end', () => timedOut(), 'timed-out'],
	])('is not run where %s', async (_title, result, why) => {
		const python = new FakePython(result);
		const attempted = await attemptAttacks(
			attacks,
			around,
			{ python, clock: new HandClock() },
			new AbortController().signal,
		);
		expect(attempted.outcomes).toEqual([
			{ kind: 'not-run', why },
			{ kind: 'not-run', why },
		]);
	});

	it('gives everything that came back, to be searched', async () => {
		const { said } = await attempt([told({ a: ['got', 'sk-secret'], b: ['got', 'x'] })]);
		expect(said).toContain('sk-secret');
	});
});
