import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Paced } from '../../src/ui/bench/paced.svelte.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('shows the newest of many values, at most twice a second', () => {
	const paced = new Paced(0);
	const shown = new Set<number>();
	for (let at = 1; at <= 1000; at++) {
		paced.offer(at);
		shown.add(paced.shown);
		vi.advanceTimersByTime(10);
	}
	expect(shown.size).toBeGreaterThan(1);
	expect(shown.size).toBeLessThanOrEqual(21);
	vi.advanceTimersByTime(1000);
	expect(paced.shown).toBe(1000);
});

it('shows at once what comes after a quiet time', () => {
	const paced = new Paced('a');
	paced.offer('b');
	expect(paced.shown).toBe('b');
	vi.advanceTimersByTime(600);
	paced.offer('c');
	expect(paced.shown).toBe('c');
});

it('hands on at once what somebody waits for, drops what is older, and waits anew after it', () => {
	const paced = new Paced('a');
	paced.offer('b');
	vi.advanceTimersByTime(300);
	paced.offer('older');
	paced.hand('awaited');
	expect(paced.shown).toBe('awaited');
	paced.offer('newer');
	vi.advanceTimersByTime(499);
	expect(paced.shown).toBe('awaited');
	vi.advanceTimersByTime(1);
	expect(paced.shown).toBe('newer');
	paced.offer('old');
	paced.hand('last');
	vi.advanceTimersByTime(5000);
	expect(paced.shown).toBe('last');
});

it('shows nothing more once it is stopped', () => {
	const paced = new Paced(1);
	paced.offer(2);
	paced.offer(3);
	paced.stop();
	vi.advanceTimersByTime(5000);
	expect(paced.shown).toBe(2);
});
