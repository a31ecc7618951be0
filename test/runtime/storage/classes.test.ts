import { expect, test } from 'vitest';
import type { ClassPlace } from '../../../src/core/class/ports.ts';
import { createClassStore } from '../../../src/runtime/storage/classes.ts';

const taught: ClassPlace = { role: 'taught', hash: '0123456789abcdef' };
const joined: ClassPlace = { role: 'joined', hash: '0123456789abcdef' };

/** As `localStorage`: what is kept are properties of its own. */
function storageOf(kept: Record<string, string>, isFull = false): Storage {
	const methods = {
		getItem: (name: string) => kept[name] ?? null,
		setItem: (name: string, text: string) => {
			if (isFull) throw new Error('full');
			kept[name] = text;
		},
		removeItem: (name: string) => {
			Reflect.deleteProperty(kept, name);
		},
	};
	return new Proxy(kept, {
		get: (_, name) => methods[name as keyof typeof methods],
	}) as unknown as Storage;
}

test('a class is kept by its role and its plan, beside what else a page keeps', () => {
	const kept: Record<string, string> = {
		'codesteer-playground:spent': '1',
		'codesteer-playground:class:x': '',
	};
	const store = createClassStore(storageOf(kept));
	expect([store.save(taught, 'a'), store.save(joined, 'b'), store.load(taught)]).toEqual([true, true, 'a']);
	expect(createClassStore(storageOf(kept)).list()).toEqual([taught, joined]);
	expect([store.save(taught, null), store.list(), store.load(taught)]).toEqual([true, [joined], null]);
	expect(Object.keys(kept)).toHaveLength(3);
});

test('a class lasts as long as the page, and that is said, where the browser has no room or refuses', () => {
	for (const storage of [storageOf({}, true), null]) {
		const store = createClassStore(storage);
		expect([store.save(taught, 'a'), store.load(taught), store.list()]).toEqual([false, 'a', [taught]]);
	}
});
