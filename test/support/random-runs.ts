import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { RunId } from '../../src/core/ids.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { parseRun } from '../../src/core/record/parse.ts';

/** The three runs that come with the page: all text, all code, CodeSteer. */
export const exampleRuns: readonly (readonly RunEvent[])[] = (
	JSON.parse(readFileSync('public/example-run.json', 'utf8')) as readonly unknown[]
).map((stored) => {
	const run = parseRun(stored);
	if (!run.ok) throw new Error(run.error);
	return run.value;
});

/** Texts that models, programs and people really write, and some that nobody should. */
const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.constantFrom(
		'~0',
		'~~',
		'</script><script>alert(1)</script>',
		'\ud800',
		'\u0000',
		'Ünïcödé 🧮',
		'__proto__',
		'',
	),
	fc.string({ minLength: 200, maxLength: 2000 }),
);

/** What is neither the name of a thing nor one of a few known words, by field. */
const FREE: ReadonlySet<string> = new Set([
	'text',
	'content',
	'code',
	'stdout',
	'stderr',
	'output',
	'reasoning',
	'prose',
	'why',
	'question',
	'guidance',
	'reason',
]);

/** A recorded run with other texts, times and numbers of events, as it would be after the door of runs. */
export function anyRun(runId: string): fc.Arbitrary<readonly RunEvent[]> {
	return fc
		.record({
			base: fc.constantFrom(...exampleRuns),
			texts: fc.array(anyText, { minLength: 1, maxLength: 8 }),
			pauses: fc.array(fc.oneof(fc.nat(5000), fc.double({ min: 0, max: 1e6, noNaN: true })), {
				minLength: 1,
				maxLength: 8,
			}),
			gaps: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
			keep: fc.func(fc.boolean()),
		})
		.map(({ base, texts, pauses, gaps, keep }) => {
			let [at, seq, used] = [1_790_000_000_000, -1, 0];
			const changed = base
				.filter((_, place) => place === 0 || place === base.length - 1 || keep(place))
				.map((event, place) => {
					at += pauses[place % pauses.length] ?? 0;
					seq += gaps[place % gaps.length] ?? 1;
					const other = JSON.parse(
						JSON.stringify(event, (field, held: unknown) =>
							typeof held === 'string' && FREE.has(field) && used++ % 3 === 0
								? texts[used % texts.length]
								: held,
						),
					) as RunEvent;
					const named = { ...other, runId: runId as RunId, at, seq };
					return named.type === 'run-start'
						? { ...named, spec: { ...named.spec, runId: runId as RunId } }
						: named;
				});
			const read = parseRun(changed);
			if (!read.ok) throw new Error(read.error);
			return read.value;
		});
}
