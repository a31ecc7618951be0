/** Reads the parts of a WebAssembly module in order (core specification, section 5). */
export class Reader {
	readonly #bytes: Uint8Array;
	at: number;

	constructor(bytes: Uint8Array, at: number) {
		this.#bytes = bytes;
		this.at = at;
	}

	byte(): number {
		const byte = this.#bytes[this.at++];
		if (byte === undefined) throw new Error('the module ends too early');
		return byte;
	}

	bytes(count: number): Uint8Array {
		this.at += count;
		return this.#bytes.subarray(this.at - count, this.at);
	}

	/** LEB128; also skips a signed one, whose value is of no interest here. */
	unsigned(): number {
		let value = 0;
		for (let factor = 1; ; factor *= 128) {
			const byte = this.byte();
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) return value;
		}
	}

	list<T>(read: () => T): T[] {
		return Array.from({ length: this.unsigned() }, read);
	}

	limits(): void {
		const flags = this.byte();
		this.unsigned();
		if ((flags & 1) === 1) this.unsigned();
	}
}
