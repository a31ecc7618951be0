import { describe, expect, test } from 'vitest';
import type { PythonStatus } from '../../src/core/execution.ts';
import { PythonState } from '../../src/state/python.svelte.ts';

describe('the words for Python', () => {
	test('say how long its start took, until something runs', () => {
		let now = 0;
		let tell: (status: PythonStatus) => void = () => undefined;
		const state = new PythonState(
			(listener) => (tell = listener),
			() => now,
		);
		const words = (at: number, status: PythonStatus): string => {
			now = at;
			tell(status);
			return state.words;
		};
		expect([
			state.words,
			words(100, { kind: 'downloading', loadedBytes: 0, totalBytes: 1024 }),
			words(2000, { kind: 'starting' }),
			words(3200, { kind: 'ready' }),
			words(5000, { kind: 'ready' }),
			words(6000, { kind: 'running' }),
			words(7000, { kind: 'ready' }),
		]).toEqual([
			'Python: not started yet',
			'Python: downloading',
			'Python: starting',
			'Python: ready, started in 3.1 s',
			'Python: ready, started in 3.1 s',
			'Python: running',
			'Python: ready',
		]);
	});

	test('stay the same while a download goes on, which only its progress tells', () => {
		let tell: (status: PythonStatus) => void = () => undefined;
		const state = new PythonState(
			(listener) => (tell = listener),
			() => 0,
		);
		const said = [0, 512, 1024].map((loadedBytes) => {
			tell({ kind: 'downloading', loadedBytes, totalBytes: 1024 });
			return [state.words, state.progress];
		});
		tell({ kind: 'starting' });
		expect([...said, [state.words, state.progress]]).toEqual([
			['Python: downloading', 'Python: downloading, 0 B of 1 KB'],
			['Python: downloading', 'Python: downloading, 512 B of 1 KB'],
			['Python: downloading', 'Python: downloading, 1 KB of 1 KB'],
			['Python: starting', 'Python: starting'],
		]);
	});

	test('say which packages a program waits for, and how far the one is that is fetched or prepared', () => {
		let tell: (status: PythonStatus) => void = () => undefined;
		const state = new PythonState(
			(listener) => (tell = listener),
			() => 0,
		);
		const names = ['sympy', 'six'];
		const said = (
			[
				{ kind: 'loading-packages', names },
				{ kind: 'loading-packages', names, now: { kind: 'fetching', name: 'mpmath', loadedBytes: 2048 } },
				{ kind: 'loading-packages', names, now: { kind: 'preparing', name: 'mpmath' } },
			] as const
		).map((status) => {
			tell(status);
			return [state.words, state.progress];
		});
		expect(said).toEqual([
			['Python: loading sympy, six', 'Python: loading sympy, six'],
			['Python: loading sympy, six', 'Python: loading sympy, six: mpmath, 2 KB'],
			['Python: loading sympy, six', 'Python: loading sympy, six: preparing mpmath, once for this browser'],
		]);
	});

	test('tell of programs that the browser has stopped and not ended', () => {
		let tell: (status: PythonStatus) => void = () => undefined;
		const state = new PythonState(
			(listener) => (tell = listener),
			() => 0,
		);
		const words = (status: PythonStatus): string => {
			tell(status);
			return state.words;
		};
		expect([
			words({ kind: 'ready', lingering: 1 }),
			words({ kind: 'stopped', lingering: 2 }),
			words({ kind: 'ready' }),
		]).toEqual([
			'Python: ready. A stopped program still keeps the processor busy: this browser cannot end it inside one long call',
			'Python: stopped. 2 stopped programs still keep the processor busy: this browser cannot end them inside one long call',
			'Python: ready',
		]);
	});
});
