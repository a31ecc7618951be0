import { describe, expect, it } from 'vitest';
import { textIn } from '../../../src/runtime/storage/text-in.ts';

function memory(held = new Map<string, string>()) {
	return {
		held,
		getItem: (name: string) => held.get(name) ?? null,
		setItem: (name: string, text: string) => void held.set(name, text),
		removeItem: (name: string) => void held.delete(name),
	};
}
const refuse = (): never => {
	throw new Error('site data is blocked');
};

describe('a text in the storage of the page', () => {
	it('stays under its name over reloads, until it is taken away', () => {
		const storage = memory();
		textIn(storage, 'a').save('text');
		expect([textIn(storage, 'a').load(), textIn(storage, 'b').load()]).toEqual(['text', null]);
		textIn(storage, 'a').save(null);
		expect([textIn(storage, 'a').load(), storage.held.size]).toEqual([null, 0]);
	});

	it('shows at once what another tab has stored', () => {
		const storage = memory();
		const [one, other] = [textIn(storage, 'a'), textIn(storage, 'a')];
		one.save('first');
		other.save('second');
		expect(one.load()).toBe('second');
	});

	it.each([
		['there is none', null],
		['it is full', { ...memory(), setItem: refuse }],
		['it is blocked', { getItem: refuse, setItem: refuse, removeItem: refuse }],
	])('lasts as long as the page where %s', (_, storage) => {
		const kept = textIn(storage, 'a');
		kept.save('text');
		expect([kept.load(), textIn(storage, 'a').load()]).toEqual(['text', null]);
		kept.save(null);
		expect(kept.load()).toBe(null);
	});
});
