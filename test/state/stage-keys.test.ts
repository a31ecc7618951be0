import { describe, expect, it } from 'vitest';
import { type KeyPlace, stageAction } from '../../src/state/stage-keys.ts';

const press = (key: string, place: Partial<KeyPlace> = {}, held: Partial<KeyboardEvent> = {}) =>
	stageAction(
		{ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...held },
		{ focus: 'stage', bet: null, ...place },
	)?.kind ?? null;

describe('a key on stage', () => {
	it.each([
		['next', ['ArrowRight', ' ', 'Enter', 'PageDown', 'n', 'N']],
		['back', ['ArrowLeft', 'PageUp', 'Backspace', 'p', 'P']],
		['restart', ['Home']],
		['play', ['s']],
		['full-screen', ['f', 'F', 'F5']],
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
		expect(['PageDown', 'PageUp', 'F5'].map((key) => press(key, { focus: 'field' }))).toEqual([
			'next',
			'back',
			'full-screen',
		]);
	});

	it('presses what has the focus where it is Enter or Space', () => {
		expect([' ', 'Enter', 'n'].map((key) => press(key, { focus: 'control' }))).toEqual([null, null, 'next']);
	});

	it('is one press however long it is held down; digits and their erasing go on', () => {
		const bet = { isTyped: true };
		const held = { repeat: true };
		expect(['PageDown', ' ', 'b', 'F5', 'Backspace', 'Escape'].map((key) => press(key, {}, held))).toEqual(
			Array.from({ length: 6 }, () => 'nothing'),
		);
		expect(['4', 'Backspace'].map((key) => press(key, { bet }, held))).toEqual(['digit', 'erase']);
		expect(press('Backspace', { bet: { isTyped: false } }, held)).toBe('nothing');
		expect(press('x', {}, held)).toBeNull();
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
