/** Something that is made when it is first asked for, once for the life of the page; where that fails it may be asked for again. */
export class Once<T> {
	readonly #make: () => Promise<T>;
	#made: Promise<T> | undefined;

	constructor(make: () => Promise<T>) {
		this.#make = make;
	}

	readonly get = (): Promise<T> => {
		if (this.#made === undefined) {
			this.#made = this.#make();
			this.#made.catch(() => (this.#made = undefined));
		}
		return this.#made;
	};

	/** Undefined as long as nobody has asked for it. */
	get made(): Promise<T> | undefined {
		return this.#made;
	}
}
