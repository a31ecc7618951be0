import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Capsule, formatCapsule, parseCapsule } from '../../../src/core/capsule/capsule.ts';
import { parseRun } from '../../../src/core/record/parse.ts';

const example = JSON.parse(readFileSync('public/example-run.json', 'utf8')) as readonly unknown[];
const runs = example.flatMap((stored) => {
	const run = parseRun(stored);
	return run.ok ? [run.value] : [];
});
const capsule: Capsule = {
	title: 'Which is larger',
	notes: 'Ask for hands first.',
	madeAt: 1_790_000_000_000,
	appVersion: '0.1.0',
	prompts: 'abcd',
	runs,
};

describe('a capsule', () => {
	test('is the same after the way through text', () => {
		expect(parseCapsule(formatCapsule(capsule))).toEqual({ ok: true, value: capsule });
	});

	test('holds no key and no login', () => {
		const key = `sk-${'a1B2'.repeat(10)}`;
		const [first = []] = runs;
		const set = first.map((event) =>
			event.type === 'run-start'
				? {
						...event,
						spec: {
							...event.spec,
							snapshots: {
								m: { host: 'custom', baseUrl: `https://me:${key}@host/v1?key=${key}`, model: 'm' },
							},
						},
					}
				: event,
		);
		const text = formatCapsule({ ...capsule, title: `my ${key}`, runs: [set] });
		expect(text).not.toContain(key);
		expect(text).toContain('https://host/v1');
	});

	const value = JSON.parse(formatCapsule(capsule)) as Record<string, unknown>;
	const changed = (change: Record<string, unknown>) => parseCapsule(JSON.stringify({ ...value, ...change }));
	const [one] = value['runs'] as readonly unknown[][];

	test.each([
		['what is no JSON', () => parseCapsule('{"format":"codesteer-capsule"'), { kind: 'not-json' }],
		[
			'an experiment',
			() => changed({ format: 'codesteer-experiment' }),
			{ kind: 'other-format', format: 'codesteer-experiment' },
		],
		['another format', () => changed({ format: 'codesteer-else' }), { kind: 'other-format' }],
		['a list', () => parseCapsule('[]'), { kind: 'other-format' }],
		['a later version', () => changed({ version: 2 }), { kind: 'newer', version: 2 }],
		[
			'a run of a later page',
			() => changed({ runs: [[{ ...(one?.[0] as object), version: 99 }]] }),
			{ kind: 'newer', version: 99 },
		],
		['no run', () => changed({ runs: [] }), { kind: 'empty' }],
		['too many runs', () => changed({ runs: Array(41).fill(one) }), { kind: 'too-many', runs: 41 }],
		[
			'a title of another kind',
			() => changed({ title: {} }),
			{ kind: 'damaged', why: 'capsule.title is not a text' },
		],
		[
			'a run twice',
			() => changed({ runs: [one, one] }),
			{ kind: 'run', run: 2, why: 'The run stands in it twice' },
		],
		[
			'a run cut off',
			() => changed({ runs: [one?.slice(0, -1)] }),
			{ kind: 'run', run: 1, why: 'The run has no end' },
		],
		[
			'a text too long',
			() => parseCapsule(' '.repeat(20_000_001)),
			{ kind: 'too-large', characters: 20_000_001 },
		],
		[
			'what is too deep',
			() => parseCapsule('['.repeat(5_000)),
			{ kind: 'damaged', why: 'It is nested more deeply than any run' },
		],
	])('is refused: %s', (_what, parse, error) => {
		expect(parse()).toEqual({ ok: false, error });
	});

	const [start, ...rest] = (one ?? []) as Record<string, unknown>[];
	const spec = start?.['spec'] as Record<string, unknown> & { models: Record<string, object> };
	const withSpec = (change: object) =>
		changed({ runs: [[{ ...start, spec: { ...spec, ...change } }, ...rest]] });
	const remarks = (count: number, turnOf: (at: number) => number) => {
		const { runId } = start as { runId: string };
		const said = Array.from({ length: count }, (_, at) => ({
			...{ runId, seq: at + 1, at: start?.['at'], type: 'remark', turn: turnOf(at), text: 'x' },
		}));
		const end = { ...rest.at(-1), seq: count + 1 };
		return changed({ runs: [[start, ...said, end]] });
	};

	test.each([
		['title', null, 300, (n: number) => changed({ title: 'x'.repeat(n) })],
		['notes', null, 20_000, (n: number) => changed({ notes: 'x'.repeat(n) })],
		['events', 1, 4_998, (n: number) => remarks(n, () => 1)],
		['turns', 1, 500, (n: number) => remarks(n, (at) => at + 1)],
		[
			'question',
			1,
			50_000,
			(n: number) => withSpec({ question: { text: 'x'.repeat(n), source: { kind: 'typed' } } }),
		],
		[
			'name',
			1,
			1_000,
			(n: number) =>
				withSpec({ models: { ...spec.models, coach: { ...spec.models['coach'], label: 'x'.repeat(n) } } }),
		],
	])(
		'is refused with more of %s than a page can show, and opened with just as much',
		(what, run, most, of) => {
			expect(of(most).ok).toBe(true);
			expect(of(most + 1)).toEqual({ ok: false, error: { kind: 'beyond', what, run } });
		},
	);

	test('of very many models is refused, whatever it says of each', () => {
		const call = rest.find(({ type }) => type === 'call-start') as { model: object };
		const many = (count: number) =>
			changed({
				runs: [
					[
						start,
						...Array.from({ length: count }, (_, at) => ({
							...call,
							...{ seq: at + 1, callId: `c${String(at)}`, model: { ...call.model, label: String(at) } },
						})),
						{ ...rest.at(-1), seq: count + 1 },
					],
				],
			});
		expect(many(200).ok).toBe(true);
		expect(many(201)).toEqual({ ok: false, error: { kind: 'beyond', what: 'models', run: null } });
	});
});
