import type { AnyFamily } from '../family.ts';
import type { FamilyId } from '../family-id.ts';
import type { DroppedFile, ImportedSample, Importer, RejectedSample } from './importer.ts';
import { folderOf } from './samples.ts';

/** A sample whose stored answer our verifier does not accept. */
export interface RefusedAnswer {
	sample: ImportedSample;
	/** The verifier's sentence. */
	why: string;
}

/** What one family's files held. Every mapped sample is in `samples`, whatever became of its stored answer. */
export interface FamilyReport {
	family: FamilyId;
	samples: readonly ImportedSample[];
	/** Number of stored answers our verifier accepts. */
	accepted: number;
	refused: readonly RefusedAnswer[];
	/** Number of samples the data stores no answer for. */
	unanswered: number;
	/** What could not be mapped to an instance, and why. */
	unmapped: readonly RejectedSample[];
}

/** The importer a path belongs to; null where nobody recognises it. */
export function importerOf(path: string, importers: readonly Importer[]): Importer | null {
	return importers.find((importer) => importer.recognises(path)) ?? null;
}

/**
 * Maps files to samples and judges the stored answers. It is a generator so that its caller can let the page breathe: a
 * step reads one folder or judges one answer. Yields the number of files done so far.
 */
export function* importFiles(
	recognised: ReadonlyMap<Importer, readonly DroppedFile[]>,
	families: readonly AnyFamily[],
): Generator<number, FamilyReport[], void> {
	const reports: FamilyReport[] = [];
	let done = 0;
	for (const [importer, files] of recognised) {
		const family = families.find(({ id }) => id === importer.family);
		if (family === undefined) throw new Error(`The importer of ${importer.family} has no family`);
		const samples: ImportedSample[] = [];
		const refused: RefusedAnswer[] = [];
		const unmapped: RejectedSample[] = [];
		let accepted = 0;
		for (const folder of byFolder(files)) {
			const read = importer.read(folder);
			samples.push(...read.samples);
			unmapped.push(...read.rejected);
			done += folder.length;
			yield done;
			for (const sample of read.samples) {
				if (sample.storedAnswer === undefined) continue;
				const verdict = family.verify(sample.instance, sample.storedAnswer);
				if (verdict.kind === 'correct') accepted++;
				else refused.push({ sample, why: verdict.why });
				yield done;
			}
		}
		const unanswered = samples.length - accepted - refused.length;
		reports.push({ family: importer.family, samples, accepted, refused, unanswered, unmapped });
	}
	return reports.sort((a, b) => (a.family < b.family ? -1 : 1));
}

/** Files of one folder belong together (a question beside its solution); no sample spans two folders. 9 before 10. */
function byFolder(files: readonly DroppedFile[]): DroppedFile[][] {
	const folders = new Map<string, DroppedFile[]>();
	for (const file of files) {
		const folder = folderOf(file.path);
		const known = folders.get(folder);
		if (known === undefined) folders.set(folder, [file]);
		else known.push(file);
	}
	const order = new Intl.Collator('en', { numeric: true });
	return [...folders].sort(([a], [b]) => order.compare(a, b)).map(([, group]) => group);
}
