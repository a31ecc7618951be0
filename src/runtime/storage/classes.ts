import type { ClassPlace, ClassStore } from '../../core/class/ports.ts';
import { type KeptText, textIn } from './text-in.ts';

/** The page's own names in the storage begin with the same word: forgetting everything finds these too. */
const PREFIX = 'codesteer-playground:class';

/** @param storage null where the browser refuses site data */
export function createClassStore(storage: Storage | null): ClassStore {
	const stores = new Map<string, KeptText>();
	const storeOf = (name: string): KeptText => {
		const store = stores.get(name) ?? textIn(storage, name);
		stores.set(name, store);
		return store;
	};
	return {
		list() {
			const names = new Set([...namesIn(storage), ...stores.keys()]);
			return [...names].flatMap((name) => {
				const [, role, hash] = /^codesteer-playground:class:(taught|joined):([0-9a-f]{16})$/.exec(name) ?? [];
				if (hash === undefined || storeOf(name).load() === null) return [];
				return [{ role: role as ClassPlace['role'], hash }];
			});
		},
		load: (place) => storeOf(nameOf(place)).load(),
		save(place, text) {
			storeOf(nameOf(place)).save(text);
			try {
				return (storage?.getItem(nameOf(place)) ?? null) === text;
			} catch {
				return false;
			}
		},
	};
}

function nameOf({ role, hash }: ClassPlace): string {
	return `${PREFIX}:${role}:${hash}`;
}

function namesIn(storage: Storage | null): readonly string[] {
	try {
		return Object.keys(storage ?? {});
	} catch {
		return [];
	}
}
