import { describe, expect, it } from 'vitest';
import { type KeyPlace, stageAction } from '../../src/state/stage-keys.ts';

const press = (key: string, place: Partial<KeyPlace> = {}, held: Partial<KeyboardEvent> = {}) =>
	stageAction(
		{ key, ctrlKey: false, metaKey: false, altKey: false, ...held },
		{ focus: 'stage', bet: null, ...place },
	)?.kind ?? null;

describe('a key on stage', () => {
	it.each([
		['next', ['ArrowRight', ' ', 'Enter', 'PageDown', 'n', 'N']],
		['back', ['ArrowLeft', 'PageUp', 'Backspace', 'p', 'P']],
		['restart', ['Home']],
		['play', ['s']],
		['full-screen', ['f', 'F']],
		['blank', ['b', '.', 'B']],
		['keys', ['?']],
		['leave', ['Escape']],
	])('does “%s”', (does, keys) => {
		expect(keys.map((key) => press(key))).toEqual(keys.map(() => does));
	});

	it('is none of the stage’s with a modifier, or when it means nothing here', () => {
		expect(['n', 'p', 'f', 'ArrowLeft'].map((key) => press(key, {}, { ctrlKey: true }))).toEqual(
			Array.from({ length: 4 }, () => null),
		);
		expect(press('f', {}, { metaKey: true })).toBeNull();
		expect(press('ArrowLeft', {}, { altKey: true })).toBeNull();
		expect(['x', 'Tab', '5', 'ArrowDown', 'constructor', '__proto__'].map((key) => press(key))).toEqual(
			Array.from({ length: 6 }, () => null),
		);
	});

	it('is not taken from a field, but for those a remote sends', () => {
		expect(
			['n', ' ', 'Enter', 'Backspace', 'ArrowLeft', 'Home', '7', '?'].map((key) =>
				press(key, { focus: 'field', bet: { isTyped: true } }),
			),
		).toEqual(Array.from({ length: 8 }, () => null));
		expect([press('PageDown', { focus: 'field' }), press('PageUp', { focus: 'field' })]).toEqual([
			'next',
			'back',
		]);
	});

	it('presses what has the focus where it is Enter or Space', () => {
		expect([' ', 'Enter', 'n'].map((key) => press(key, { focus: 'control' }))).toEqual([null, null, 'next']);
	});

	it('counts hands while the room bets; Backspace takes a digit back, and else goes back', () => {
		const bet = { isTyped: false };
		expect(['0', '9', 'ArrowDown', 'ArrowUp', '/', 'Backspace'].map((key) => press(key, { bet }))).toEqual([
			'digit',
			'digit',
			'other-side',
			'other-side',
			'other-side',
			'back',
		]);
		expect(press('Backspace', { bet: { isTyped: true } })).toBe('erase');
		expect(press('ArrowRight', { bet: { isTyped: true } })).toBe('next');
	});
});
