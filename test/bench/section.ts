/** One line of the report. Absolute times depend on the machine; `value` should be a ratio within this run wherever it can be. */
export interface Measurement {
	name: string;
	value: number;
	/** `×`, `ms`, `KB`, `1/s`. */
	unit: string;
	/** What we want: the value at most, or at least, this. */
	target?: { atMost: number } | { atLeast: number };
	/** What it was made from, e.g. both sides of a ratio. */
	detail?: string;
}

/** One subject of the bench: a file of its own in this folder, named in `sections.ts`. */
export interface Section {
	title: string;
	/** Takes many minutes: measured only where it is named. */
	isLong?: boolean;
	measure(): Promise<readonly Measurement[]>;
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted[Math.floor(sorted.length / 2)];
	if (middle === undefined) throw new Error('no values');
	return middle;
}
