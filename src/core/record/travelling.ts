import { eventWithoutKeys } from '../bench/export/without-keys.ts';
import type { RunEvent } from './event.ts';
import { parseRun } from './parse.ts';
import type { RunSpec } from './spec.ts';
import { isStored } from './stored.ts';
import { runWithoutPaths } from './without-paths.ts';

/** Of an experiment: its models bear the same names in all runs. */
type Casts = readonly Pick<RunSpec, 'models' | 'snapshots'>[];

/**
 * A run as it leaves this page: through the door of records, so that their fields and no other travel, and without the folders
 * in which models lie and anything that looks like a key where the page or a host wrote it. Throws for what is no run: the page
 * keeps none such.
 */
export function travelling(events: readonly RunEvent[], casts: Casts = []): readonly RunEvent[] {
	const read = parseRun(events.filter(isStored));
	if (!read.ok) throw new Error(`A run that is not fit to leave this page: ${read.error}`);
	return runWithoutPaths(read.value, casts).map(eventWithoutKeys);
}

/** A file of runs in parts, run by run, so that it is never in memory as a whole: the head's fields, then `"runs": [[event, …], …]`. */
export async function* fileOfRuns(
	head: Readonly<Record<string, unknown>>,
	runs: AsyncIterable<readonly RunEvent[]> | Iterable<readonly RunEvent[]>,
	casts: Casts = [],
): AsyncGenerator<string, void> {
	yield `${JSON.stringify(head).slice(0, -1)},"runs":[`;
	let isFirst = true;
	for await (const events of runs) {
		yield `${isFirst ? '' : ','}\n${JSON.stringify(travelling(events, casts))}`;
		isFirst = false;
	}
	yield '\n]}\n';
}

/** Whether a text that is no JSON is such a file of the given format, cut off. */
export function isCutOff(text: string, format: string): boolean {
	return text.slice(0, 200).includes(`"${format}"`) && !text.trimEnd().endsWith(']}');
}
