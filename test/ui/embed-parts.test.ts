import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadParts } from '../../vite.embed.ts';

type Body = (ask: (path: string) => unknown, exports: Record<string, unknown>) => void;
type Give = (name: string, needs: string[], body: Body) => void;

/** What a request for a part brings: the part, something else, or nothing. */
type Answer = { needs: string[]; body: Body } | 'something else' | 'nothing';

/** A frame whose first part has come; later ones come as the answers say, the next one each time. */
function frame(answers: Record<string, Answer[]>, needs: string[] = []) {
	const asked: string[] = [];
	const give: Give = (name, of, body) =>
		(globalThis as unknown as { codesteerPart: Give }).codesteerPart(name, of, body);
	vi.stubGlobal('document', {
		currentScript: { src: 'https://host/embed/first.js' },
		createElement: () => ({ remove: () => undefined }),
		head: {
			append(script: { src: string; onload(): void; onerror(): void }) {
				const name = script.src.slice('https://host/'.length);
				asked.push(name);
				const answer = answers[name]?.shift() ?? 'nothing';
				queueMicrotask(() => {
					if (answer === 'nothing') script.onerror();
					else {
						if (answer !== 'something else') give(name, answer.needs, answer.body);
						script.onload();
					}
				});
			},
		},
	});
	loadParts('embed/first.js');
	let load: (path: string) => Promise<unknown> = () =>
		Promise.reject(new Error('the first part did not run'));
	give('embed/first.js', needs, (ask) => (load = ask as typeof load));
	return { asked, load: (path: string) => load(path) };
}

afterEach(() => void vi.unstubAllGlobals());

describe('the parts of an embed', () => {
	it('begin with the first one as soon as what it needs is there', async () => {
		const part = (name: string): Answer[] => [
			{ needs: [], body: (_ask, exports) => (exports['name'] = name) },
		];
		const { asked, load } = frame({ 'embed/help.js': part('help'), 'embed/one.js': part('one') }, [
			'embed/help.js',
		]);
		await new Promise((resolve) => setTimeout(resolve));
		expect([await load('./one.js'), asked]).toEqual([{ name: 'one' }, ['embed/help.js', 'embed/one.js']]);
	});

	it('come each once, with all that they need, also where they need each other', async () => {
		const { asked, load } = frame({
			'embed/one.js': [
				{
					needs: ['embed/two.js'],
					body: (ask, exports) => {
						exports['name'] = 'one';
						exports['other'] = ask('./two.js');
					},
				},
			],
			'embed/two.js': [
				{
					needs: ['embed/one.js'],
					body: (ask, exports) => (exports['ofOther'] = () => (ask('./one.js') as { name: string }).name),
				},
			],
		});
		const one = (await load('./one.js')) as { other: { ofOther(): string } };
		expect([one.other.ofOther(), asked]).toEqual(['one', ['embed/one.js', 'embed/two.js']]);
		await load('./two.js');
		expect(asked.length).toBe(2);
	});

	it.each(['nothing', 'something else'] as const)('are asked for again where %s came', async (first) => {
		const { load } = frame({
			'embed/one.js': [first, { needs: [], body: (_, exports) => (exports['name'] = 'one') }],
		});
		await expect(load('./one.js')).rejects.toThrow('Failed to fetch dynamically imported module');
		expect(await load('./one.js')).toEqual({ name: 'one' });
	});

	it('that break while they are made are made anew', async () => {
		let tries = 0;
		const { load } = frame({
			'embed/one.js': [
				{
					needs: [],
					body: (_, exports) => {
						exports['half'] = true;
						if (tries++ === 0) throw new Error('broken');
						exports['whole'] = true;
					},
				},
			],
		});
		await expect(load('./one.js')).rejects.toThrow('broken');
		expect(await load('./one.js')).toEqual({ half: true, whole: true });
	});
});
