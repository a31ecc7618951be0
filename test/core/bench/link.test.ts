import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Design } from '../../../src/core/bench/experiment.ts';
import { formatDesignQuery, parseDesignQuery, withModelsHere } from '../../../src/core/bench/link.ts';
import { parseDesign } from '../../../src/core/bench/parse.ts';
import { METHOD_IDS } from '../../../src/core/method-id.ts';
import type { ModelRef } from '../../../src/core/model.ts';
import { ok, type Result } from '../../../src/core/result.ts';
import { families } from '../../../src/core/tasks/registry.ts';
import { castOf, designOf, hosted } from '../../support/experiment.ts';
import { searchDesign } from '../../support/experiments.ts';
import { NO_COACH } from '../../support/run-spec.ts';

/** The door of designs stands elsewhere; here anything goes through. */
const anyDesign = (value: unknown): Result<Design> => ok(value as Design);

async function linkOf(design: Design): Promise<string> {
	const query = await formatDesignQuery(design);
	if (!query.ok) throw new Error(query.error.kind);
	return query.value;
}

const designs: fc.Arbitrary<Design> = fc
	.record({
		sizes: fc.array(fc.record({ instances: fc.nat(), repeats: fc.nat() }), { minLength: 1, maxLength: 3 }),
		methods: fc
			.subarray([...METHOD_IDS], { minLength: 1 })
			.map((ids) => ids.map((id) => ({ id, options: { turns: '2' } }))),
		seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
		cap: fc.option(fc.nat()),
		casts: fc
			// No name that is a path: of those the folder stays at home.
			.array(fc.string({ unit: fc.constantFrom(...Array.from('aB7"\\<&+/é💡')), maxLength: 20 }), {
				minLength: 1,
				maxLength: 4,
			})
			.map((names) => names.map((name) => castOf({ id: `custom:m${name}`, label: name, kind: 'hosted' }))),
	})
	.map(designOf);

afterEach(() => vi.unstubAllGlobals());

describe('the link of a design', () => {
	test('brings it back as it was', async () => {
		await fc.assert(
			fc.asyncProperty(designs, async (design) => {
				const query = await linkOf(design);
				expect(query).toMatch(/^d=[zj][\w-]+$/);
				expect(await parseDesignQuery(query, anyDesign)).toEqual({ ok: true, value: design });
			}),
			{ numRuns: 40 },
		);
	});

	test('brings it back through the real door of designs, which refuses what cannot be run', async () => {
		const query = await linkOf(designOf());
		expect(await parseDesignQuery(query, parseDesign)).toEqual({ ok: true, value: designOf() });
		const search = searchDesign(40);
		expect(await parseDesignQuery(await linkOf(search), parseDesign)).toEqual({ ok: true, value: search });
		const none = await linkOf(designOf({ methods: [] }));
		expect(await parseDesignQuery(none, parseDesign)).toMatchObject({ error: { kind: 'design' } });
	});

	test('is short enough to be sent, with every family, level and method and three models in it', async () => {
		const design = designOf({
			families: families.map(({ id, levels }) => ({ family: id, levels: levels.map((level) => level.id) })),
			methods: METHOD_IDS.map((id) => ({ id, options: {} })),
			casts: ['a', 'b', 'c'].map((name) => castOf({ ...hosted, id: `openai:${name}` })),
		});
		const query = await linkOf(design);
		expect(query.length).toBeLessThan(3000);
		expect(await parseDesignQuery(query, anyDesign)).toEqual({ ok: true, value: design });
	});

	test('is made and read where a browser deflates nothing', async () => {
		const deflated = await linkOf(designOf());
		vi.stubGlobal('CompressionStream', undefined);
		const plain = await linkOf(designOf());
		expect([deflated[2], plain[2]]).toEqual(['z', 'j']);
		expect(await parseDesignQuery(plain, anyDesign)).toEqual({ ok: true, value: designOf() });
		vi.stubGlobal('DecompressionStream', undefined);
		expect(await parseDesignQuery(deflated, anyDesign)).toEqual({ ok: false, error: { kind: 'no-deflate' } });
	});

	test('holds no key and no field that is none of a design', async () => {
		const [cast] = designOf().casts;
		const key = 'sk-proj-9fKq2LmZx7TbV4';
		const baseUrl = `https://me:${key}@host.example/v1?key=${key}`;
		const dirty = {
			...designOf({
				casts: [{ ...cast!, snapshots: { [hosted.id]: { host: 'custom', baseUrl, model: key } } }],
			}),
			results: [1],
			limits: { pythonMs: 1000, apiKey: 'anything' },
		};
		const read = await parseDesignQuery(await linkOf(dirty), anyDesign);
		expect(JSON.stringify(read)).not.toMatch(/sk-proj|results|apiKey|me:/);
	});

	test('is refused where it is too long, or would carry a person’s own copy of questions', async () => {
		const imported = [{ family: 'letters' as const, samples: [{ name: 'a', instance: {} }] }];
		expect(await formatDesignQuery(designOf({ imported }))).toEqual({
			ok: false,
			error: { kind: 'imported' },
		});
		const casts = Array.from({ length: 2000 }, (_, at) =>
			castOf({ ...hosted, id: `custom:${String(at * 7919)}` }),
		);
		expect(await formatDesignQuery(designOf({ casts }))).toMatchObject({ error: { kind: 'too-long' } });
		expect(await parseDesignQuery(await packed({ imported }), anyDesign)).toMatchObject({
			error: { kind: 'imported' },
		});
	});

	test('that was damaged on its way is said to be, cut or changed anywhere', async () => {
		const query = await linkOf(designOf());
		await fc.assert(
			fc.asyncProperty(fc.nat({ max: query.length - 1 }), async (length) => {
				expect(await parseDesignQuery(query.slice(0, length), anyDesign)).toMatchObject({
					ok: false,
					error: { kind: 'damaged' },
				});
			}),
			{ numRuns: 40 },
		);
		for (const junk of ['', 'd=', 'd=q', 'd=zz', 'd=j%20', 'd=jA', 'x=1', 'd=z____', 'd=j/w==']) {
			expect([junk, await parseDesignQuery(junk, anyDesign)]).toEqual([
				junk,
				{ ok: false, error: { kind: 'damaged' } },
			]);
		}
	});

	test('that unfolds to very much is not unfolded', async () => {
		const bomb = await packed({ name: ' '.repeat(10_000_000) });
		expect(bomb.length).toBeLessThan(100_000);
		expect(await parseDesignQuery(bomb, anyDesign)).toEqual({ ok: false, error: { kind: 'too-large' } });
	});

	test('that nests its values beyond measure is damaged', async () => {
		let deep: unknown = [];
		for (let level = 0; level < 1000; level++) deep = [deep];
		expect(await parseDesignQuery(await packed(deep), anyDesign)).toMatchObject({
			error: { kind: 'damaged' },
		});
	});

	test('is refused at the door of designs in its words', async () => {
		const refuse = (): Result<Design> => ({ ok: false, error: 'It names no method' });
		expect(await parseDesignQuery(await linkOf(designOf()), refuse)).toEqual({
			ok: false,
			error: { kind: 'design', why: 'It names no method' },
		});
	});

	async function packed(value: unknown): Promise<string> {
		const stream = new Blob([JSON.stringify(value)])
			.stream()
			.pipeThrough(new CompressionStream('deflate-raw'));
		const bytes = Buffer.from(await new Response(stream).arrayBuffer());
		return `d=z${bytes.toString('base64url')}`;
	}
});

describe('the models of a link', () => {
	const other: ModelRef = { id: 'custom:mine', label: 'mine', kind: 'hosted' };
	const own = { host: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'gpt-4o' };
	const evil = { ...own, baseUrl: 'https://evil.example/v1' };
	const here = new Map([
		[hosted.id, { ref: { ...hosted, label: 'as named here' }, snapshot: own }],
		[NO_COACH.id, { ref: NO_COACH, snapshot: null }],
	]);

	test('tell no folder of a file, and are still found by whoever has them', async () => {
		const at = (path: string): ModelRef => ({
			id: `llamacpp at http://localhost:8080:${path}`,
			label: `${path} · llama.cpp`,
			kind: 'local',
		});
		const [anna, ben] = [at('/home/anna/models/qwen.gguf'), at('C:\\Users\\ben\\qwen.gguf')];
		const design = designOf({ casts: [castIn(anna), castIn(ben), castOf(hosted)] });
		const link = await linkOf(design);
		const read = await parseDesignQuery(link, parseDesign);
		if (!read.ok) throw new Error(read.error.kind);
		expect(JSON.stringify(read.value)).not.toMatch(/anna|ben\b|models\/|Users/);
		expect(
			read.value.casts.map(({ models: { task }, snapshots = {} }) => [task, snapshots[task.id]?.model]),
		).toEqual([
			[at('qwen.gguf'), 'qwen.gguf'],
			[{ ...at('qwen.gguf'), id: 'llamacpp at http://localhost:8080:qwen.gguf 2' }, 'qwen.gguf'],
			[hosted, 'gpt-4o'],
		]);
		const snapshot = castIn(anna).snapshots[anna.id] ?? null;
		const found = withModelsHere(read.value, new Map([[anna.id, { ref: anna, snapshot }]]));
		expect(found.design.casts[0]).toEqual(castIn(anna));
		expect(found.unknown.map(({ ref }) => ref.id)).not.toContain(at('qwen.gguf').id);
	});

	/** Set up at this computer. */
	function castIn(ref: ModelRef) {
		const baseUrl = 'http://localhost:8080/v1';
		const model = ref.id.replace('llamacpp at http://localhost:8080:', '');
		const { models } = castOf(ref);
		return { models, snapshots: { [ref.id]: { host: 'llamacpp', baseUrl, model } } };
	}

	test('are those set up here: an address in a link is never called', () => {
		const cast = { ...castOf(hosted), snapshots: { [hosted.id]: evil } };
		const { design, unknown } = withModelsHere(designOf({ casts: [cast] }), here);
		const named = { ...hosted, label: 'as named here' };
		expect([design.casts, unknown]).toEqual([
			[
				{
					models: { task: named, coach: NO_COACH, checker: named, summariser: named },
					snapshots: { [hosted.id]: own },
				},
			],
			[],
		]);
	});

	test('that nobody has set up here are told, once each, and have no address', () => {
		const cast = { ...castOf(other, hosted), snapshots: { [other.id]: evil } };
		const { design, unknown } = withModelsHere(designOf({ casts: [cast, cast, castOf(hosted)] }), here);
		expect(unknown).toEqual([{ ref: other, snapshot: evil }]);
		expect(design.casts[0]?.snapshots).toEqual({ [hosted.id]: own });
	});

	test('may bear the names of what every object has', () => {
		const odd: ModelRef = { id: '__proto__', label: 'x', kind: 'hosted' };
		const { design, unknown } = withModelsHere(designOf({ casts: [{ models: castOf(odd).models }] }), here);
		expect(unknown).toEqual([{ ref: odd, snapshot: null }]);
		expect(Object.keys(design.casts[0]!.snapshots!)).toEqual([]);
	});
});
