import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepsOf } from '../../../src/core/capsule/steps.ts';
import { whileRunning, whileWritten } from '../../../src/core/capsule/written.ts';
import { parseCapsule } from '../../../src/core/capsule/capsule.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { countSteps } from '../../support/count-steps.ts';

const read = parseCapsule(readFileSync('public/capsules/game-24.json', 'utf8'));
if (!read.ok) throw new Error(read.error.kind);
const { runs } = read.value;

/** Every step in which something comes in, with the events of its lane. */
const parts = stepsOf(runs).flatMap(({ kind, lane, shown }, at, steps) =>
	kind !== 'part' || lane === null
		? []
		: [{ events: runs[lane] ?? [], from: steps[at - 1]?.shown[lane] ?? 0, to: shown[lane] ?? 0 }],
);
const replyOf = ({ events, from, to }: (typeof parts)[number]) =>
	events.slice(from, to).find((event) => event.type === 'call-end');

describe('while the reply of a step is written', () => {
	test('the beginning of its words is seen, and nothing that follows from it', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...parts),
				fc.double({ min: 0, max: 0.999, noNaN: true }),
				(part, share) => {
					const reply = replyOf(part);
					const seen = whileWritten(part.events, part.from, part.to, share);
					if (reply === undefined) return seen === null;
					const call = foldRun(seen ?? [])
						.turns.flatMap(({ entries }) => entries)
						.findLast((entry) => entry.kind === 'call' && entry.callId === reply.callId);
					if (call?.kind !== 'call') return false;
					return call.status.kind === 'streaming' && reply.text.startsWith(call.text);
				},
			),
		);
	});

	test('half of it is half of its words', () => {
		const part = parts.find((one) => replyOf(one) !== undefined)!;
		const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
		const last = whileWritten(part.events, part.from, part.to, 0.5)?.at(-1);
		const text = last?.type === 'call-delta' ? last.text : '';
		expect(words(text)).toBe(Math.floor(words(replyOf(part)?.text ?? '') / 2));
	});

	const written = (text: string) => {
		const part = parts.find((one) => replyOf(one) !== undefined)!;
		const events = part.events.map((event) => (event.type === 'call-end' ? { ...event, text } : event));
		return whileWritten(events, part.from, part.to, 0.5);
	};

	test('a reply with a long run of blanks costs no more than a look at each', () => {
		const blanks = ' '.repeat(19_000);
		for (const text of [`one two${blanks}`, `${blanks}one two`, `one${blanks}two`]) {
			expect(countSteps(() => written(text))).toBeLessThan(2 * text.length);
			expect(written(text)?.at(-1)).toMatchObject({ text: text.slice(0, text.indexOf('one') + 3) });
		}
	});

	test('a reply longer than anybody watches is shown at once', () => {
		expect(written(`one two${' '.repeat(200_000)}`)).toBeNull();
		expect(written('word '.repeat(40_000))).toBeNull();
	});

	test('nothing is left to be written at its end', () => {
		expect(parts.map(({ events, from, to }) => whileWritten(events, from, to, 1))).toEqual(
			parts.map(() => null),
		);
	});
});

describe('while the program of a step runs', () => {
	test('all before its end is seen; of a step without one, nothing is held back', () => {
		for (const { events, from, to } of parts) {
			const end = events.slice(from, to).findIndex(({ type }) => type === 'code-end');
			expect(whileRunning(events, from, to)).toEqual(end === -1 ? null : events.slice(0, from + end));
		}
	});
});
