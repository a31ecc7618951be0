/** One line of the report. Absolute times depend on the machine; what is asked of it should be a ratio within the run wherever it can be. */
export interface Measurement {
	name: string;
	/** Ours; the median where it was measured more than once. */
	value: number;
	/** `ms`, `KB`, `1/s`, `×`, or what was counted. */
	unit: string;
	/** Least and most of what was measured. */
	spread?: readonly [number, number];
	/** What a user would have without us, in the same unit, measured in turns with ours. */
	instead?: { what: string; value: number; spread?: readonly [number, number] };
	/** What we want: of the value, or of how many times better it is than what is there instead. */
	target?: Target;
	/** What it was made from. */
	detail?: string;
}

export type Target = { atMost: number } | { atLeast: number } | { timesBetter: number };

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

function spreadOf(values: readonly number[]): readonly [number, number] {
	return [Math.min(...values), Math.max(...values)];
}

/** What has been measured in several rounds. */
export function measured(values: readonly number[]): Pick<Measurement, 'value' | 'spread'> {
	return { value: median(values), spread: spreadOf(values) };
}

/** The same of what is there instead. */
export function instead(what: string, values: readonly number[]): NonNullable<Measurement['instead']> {
	return { what, value: median(values), spread: spreadOf(values) };
}

/** How many times better ours is; undefined where there is nothing instead. Of rates more is better, of all else less. */
export function timesBetter({ value, unit, instead }: Measurement): number | undefined {
	if (instead === undefined) return undefined;
	return unit === '1/s' ? value / instead.value : instead.value / value;
}

/** Undefined where nothing is asked. */
export function isReached(measurement: Measurement): boolean | undefined {
	const { value, target } = measurement;
	if (target === undefined) return undefined;
	if ('atMost' in target) return value <= target.atMost;
	if ('atLeast' in target) return value >= target.atLeast;
	return (timesBetter(measurement) ?? 0) >= target.timesBetter;
}
