/** Bytes one after the other. Whole numbers below 2^32 are written in groups of seven bits, lowest first (LEB128). */
export class ByteWriter {
	readonly #bytes: number[] = [];

	get bytes(): Uint8Array {
		return Uint8Array.from(this.#bytes);
	}

	byte(value: number): void {
		this.#bytes.push(value & 0xff);
	}

	whole(value: number): void {
		let left = value;
		while (left > 0x7f) {
			this.byte((left % 0x80) | 0x80);
			left = Math.floor(left / 0x80);
		}
		this.byte(left);
	}

	/** 32 bits, highest first. */
	word(value: number): void {
		for (const shift of [24, 16, 8, 0]) this.byte(value >>> shift);
	}

	/** An even number of hexadecimal digits. */
	digits(text: string): void {
		for (let at = 0; at < text.length; at += 2) this.byte(Number.parseInt(text.slice(at, at + 2), 16));
	}

	/** Its length in bytes, then UTF-8. */
	text(text: string): void {
		const bytes = new TextEncoder().encode(text);
		this.whole(bytes.length);
		this.#bytes.push(...bytes);
	}
}

/** The way back. Throws a RangeError where the bytes end too early, and a TypeError for what is no UTF-8. */
export class ByteReader {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	get left(): number {
		return this.#bytes.length - this.#at;
	}

	byte(): number {
		return this.take(1)[0] as number;
	}

	whole(): number {
		let [value, factor] = [0, 1];
		for (let groups = 0; groups < 5; groups++) {
			const byte = this.byte();
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) return value;
			factor *= 0x80;
		}
		throw new RangeError('A number without an end');
	}

	word(): number {
		return this.take(4).reduce((value, byte) => value * 0x100 + byte, 0);
	}

	/** @param count of bytes; twice as many digits */
	digits(count: number): string {
		return Array.from(this.take(count), (byte) => byte.toString(16).padStart(2, '0')).join('');
	}

	text(): string {
		return new TextDecoder('utf-8', { fatal: true }).decode(this.take(this.whole()));
	}

	take(count: number): Uint8Array {
		if (count > this.left) throw new RangeError('The bytes end too early');
		this.#at += count;
		return this.#bytes.subarray(this.#at - count, this.#at);
	}
}
