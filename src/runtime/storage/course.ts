/** The course's progress as text, in the storage of the page; where the browser refuses to store, as long as the page is open. */
export interface CourseStore {
	load(): string | null;
	/** Null takes it away. */
	save(text: string | null): void;
}

export function createCourseStore(storage: Storage | null, name: string): CourseStore {
	let held: string | null = null;
	return {
		load() {
			try {
				return held ?? storage?.getItem(name) ?? null;
			} catch {
				return held;
			}
		},
		save(text) {
			held = null;
			try {
				if (text === null) storage?.removeItem(name);
				else if (storage === null) held = text;
				else storage.setItem(name, text);
			} catch {
				// Full, or site data is blocked.
				held = text;
			}
		},
	};
}
