import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isReached, type Measurement, type Target, timesBetter } from './section.ts';
import { sections } from './sections.ts';

const FILE = fileURLToPath(new URL('../../test-results/bench.json', import.meta.url));

/**
 * Prints one table per section and writes all of them as JSON, by default to `test-results/bench.json`.
 *
 * @param words choose sections by a part of their title; `--json FILE` names another file
 */
export async function bench(words: readonly string[]): Promise<void> {
	const at = words.indexOf('--json');
	const file = at === -1 ? FILE : resolve(words[at + 1] ?? FILE);
	const wanted = words.filter((_, place) => at === -1 || (place !== at && place !== at + 1));
	const made = [];
	for (const section of sections) {
		const isNamed = wanted.some((word) => section.title.toLowerCase().includes(word.toLowerCase()));
		if (wanted.length === 0 ? section.isLong === true : !isNamed) continue;
		console.log(`\n${section.title}`);
		console.log(`  ${line(HEAD)}`);
		const before = loadavg()[0] ?? 0;
		const lines = await section.measure();
		for (const measurement of lines) console.log(`  ${line(columnsOf(measurement))}`);
		made.push({ title: section.title, loadBefore: before, lines: lines.map(withReached) });
	}
	const missed = made.flatMap(({ lines }) => lines.filter(({ reached }) => reached === false));
	console.log(
		`\n${missed.length === 0 ? 'Every goal reached' : `Missed: ${missed.map(({ name }) => name).join('; ')}`}`,
	);
	await mkdir(dirname(file), { recursive: true });
	const machine = {
		node: process.version,
		processors: availableParallelism(),
		model: cpus()[0]?.model ?? '',
	};
	const report = { madeAt: new Date().toISOString(), machine, sections: made };
	await writeFile(file, `${JSON.stringify(report, null, '\t')}\n`);
	console.log(`As JSON: ${file}`);
}

function withReached(measurement: Measurement) {
	const [times, reached] = [timesBetter(measurement), isReached(measurement)];
	return {
		...measurement,
		...(times === undefined ? {} : { timesBetter: times }),
		...(reached === undefined ? {} : { reached }),
	};
}

const HEAD = ['what', 'ours', 'instead', 'times', 'goal', '', ''] as const;
const WIDTHS = [64, 26, 26, 8, 9, 9, 0] as const;

function line(columns: readonly string[]): string {
	return columns
		.map((text, place) => (place === 0 ? text.padEnd(WIDTHS[0]) : text.padEnd(WIDTHS[place] ?? 0)))
		.join('  ')
		.trimEnd();
}

function columnsOf(measurement: Measurement): string[] {
	const { name, unit, target, instead, detail } = measurement;
	const times = timesBetter(measurement);
	const reached = isReached(measurement);
	return [
		name,
		amount(measurement, unit),
		instead === undefined ? '–' : amount(instead, unit),
		times === undefined ? '' : `${short(times)}×`,
		target === undefined ? '' : goal(target),
		reached === undefined ? '' : reached ? '✓' : '✗ missed',
		[instead === undefined ? '' : `instead: ${instead.what}`, detail ?? ''].filter(Boolean).join('; '),
	];
}

function amount({ value, spread }: Pick<Measurement, 'value' | 'spread'>, unit: string): string {
	const range = spread === undefined ? '' : ` (${short(spread[0])}–${short(spread[1])})`;
	return `${short(value)} ${unit}${range}`;
}

function goal(target: Target): string {
	if ('atMost' in target) return `≤ ${String(target.atMost)}`;
	return 'atLeast' in target ? `≥ ${String(target.atLeast)}` : `≥ ${short(target.timesBetter)}×`;
}

function short(value: number): string {
	if (Number.isInteger(value) && value < 10_000) return String(value);
	return value < 100 ? value.toFixed(1) : value.toFixed(0);
}
