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
				'#/bench',
				'#/bench/new?preset=first',
				'#/runs',
				'#/runs/abc',
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
			{ screen: 'tasks', family: null, level: null, seed: null },
			{ screen: 'tasks', family: 'letters', level: '10-15', seed: '7' },
			{ screen: 'bench', page: null, query: null },
			{ screen: 'bench', page: 'new', query: 'preset=first' },
			{ screen: 'runs', run: null },
			{ screen: 'runs', run: 'abc' },
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
			{ screen: 'tasks', family: '%E0%A4%A', level: null, seed: null },
		]);
	});
});
