import type { Measurement } from './section.ts';
import { sections } from './sections.ts';

/** Prints one table per section; names on the command line choose sections by a part of their title. */
export async function bench(wanted: readonly string[]): Promise<void> {
	for (const section of sections) {
		const isNamed = wanted.some((word) => section.title.toLowerCase().includes(word));
		if (wanted.length === 0 ? section.isLong === true : !isNamed) continue;
		console.log(`\n${section.title}`);
		for (const measurement of await section.measure()) console.log(toLine(measurement));
	}
}

function toLine({ name, value, unit, target, detail }: Measurement): string {
	const shown = `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ${unit}`;
	const wish = target === undefined ? '' : 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
	const isMet =
		target === undefined || ('atMost' in target ? value <= target.atMost : value >= target.atLeast);
	const verdict = target === undefined ? '' : isMet ? '✓' : '✗ missed';
	return `  ${name.padEnd(58)}${shown.padStart(12)}  ${wish.padEnd(8)}${verdict.padEnd(10)}${detail ?? ''}`;
}
