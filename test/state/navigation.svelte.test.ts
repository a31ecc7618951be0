import { describe, expect, it } from 'vitest';
import { parseRoute } from '../../src/state/navigation.svelte.ts';

describe('parseRoute', () => {
	it('reads every screen', () => {
		expect(
			[
				'',
				'#',
				'#/',
				'#/tasks',
				'#/tasks/letters?level=10-15&seed=7',
				'#/tasks/letters?level=10-15&seed=7&with=methods%3Dall-text%26seed%3D1',
				'#/bench',
				'#/bench/new?preset=first',
				'#/class',
				'#/class/join?d=jabc',
				'#/class/0123456789abcdef',
				'#/runs',
				'#/runs/abc',
				'#/runs?task=letters',
				'#/runs/compare?a=one&b=two',
				'#/settings',
				'#/coach',
				'#/open',
				'#/open/zAb-_9',
				'#/coach?deck=7&model=demo%3Abold&play=2',
				'#/?q=9.11+or+9.9%3F&seed=7',
			].map(parseRoute),
		).toEqual([
			{ screen: 'playground', setup: null },
			{ screen: 'playground', setup: null },
			{ screen: 'playground', setup: null },
			{ screen: 'tasks', family: null, level: null, seed: null, chosen: null },
			{ screen: 'tasks', family: 'letters', level: '10-15', seed: '7', chosen: null },
			{ screen: 'tasks', family: 'letters', level: '10-15', seed: '7', chosen: 'methods=all-text&seed=1' },
			{ screen: 'bench', page: null, query: null },
			{ screen: 'bench', page: 'new', query: 'preset=first' },
			{ screen: 'class', page: null, query: null },
			{ screen: 'class', page: 'join', query: 'd=jabc' },
			{ screen: 'class', page: '0123456789abcdef', query: null },
			{ screen: 'runs', run: null, query: '' },
			{ screen: 'runs', run: 'abc', query: '' },
			{ screen: 'runs', run: null, query: 'task=letters' },
			{ screen: 'runs', run: 'compare', query: 'a=one&b=two' },
			{ screen: 'settings' },
			{ screen: 'coach', query: '' },
			{ screen: 'open', packed: null },
			{ screen: 'open', packed: 'zAb-_9' },
			{ screen: 'coach', query: 'deck=7&model=demo%3Abold&play=2' },
			{ screen: 'playground', setup: 'q=9.11+or+9.9%3F&seed=7' },
		]);
	});

	it('keeps an address it does not know, and a broken percent sign, instead of failing', () => {
		expect([parseRoute('#/nowhere'), parseRoute('#/tasks/%E0%A4%A')]).toEqual([
			{ screen: 'unknown', hash: '#/nowhere' },
			{ screen: 'tasks', family: '%E0%A4%A', level: null, seed: null, chosen: null },
		]);
	});
});
