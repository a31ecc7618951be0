import { plainId } from '../hosts/plain-name.ts';
import type { ModelRef } from '../model.ts';
import { pack, type PackFault, unpack } from '../pack.ts';
import type { ModelSnapshot } from '../record/spec.ts';
import { err, ok, type Result } from '../result.ts';
import type { CastModels } from '../setup/specs.ts';
import type { Design } from './experiment.ts';
import { isTooDeep } from './export/portable-json.ts';
import { designWithoutKeys } from './export/without-keys.ts';
import { withoutPaths } from './without-paths.ts';

/** Longest link in characters: longer ones are cut by chats and mails on their way. */
const LONGEST_LINK = 8_000;

/** Bytes a link may unfold to; a short text can hold very much when it is packed. */
const LONGEST_DESIGN = 2_000_000;

/** Why a design has no link; `words/bench-export.ts` says it. */
export type NoLink =
	| { kind: 'too-long'; length: number }
	/** Imported questions are a person's own copy; they travel as a file. */
	| { kind: 'imported' };

/** Why a link is not opened; `words/bench-export.ts` says it, and `words/class.ts` of a class. */
export type LinkFault = { kind: 'imported' } | PackFault | { kind: 'design'; why: string };

/** The query of a design's link, `d=…`: JSON, packed. Holds no result, no key, and no folder of a model's file. */
export async function formatDesignQuery(design: Design): Promise<Result<string, NoLink>> {
	if (design.imported.length > 0) return err({ kind: 'imported' });
	const query = `d=${await pack(JSON.stringify(designWithoutKeys(withoutPaths(design))))}`;
	return query.length <= LONGEST_LINK ? ok(query) : err({ kind: 'too-long', length: query.length });
}

/** The way back, through the door of designs. Nothing is started by it. */
export async function parseDesignQuery(
	text: string,
	parseDesign: (value: unknown) => Result<Design>,
): Promise<Result<Design, LinkFault>> {
	const json = await unpack(new URLSearchParams(text).get('d') ?? '', LONGEST_DESIGN);
	if (!json.ok) return json;
	if (isTooDeep(json.value)) return err({ kind: 'damaged' });
	let value: unknown;
	try {
		value = JSON.parse(json.value);
	} catch {
		return err({ kind: 'damaged' });
	}
	const design = parseDesign(value);
	if (!design.ok) return err({ kind: 'design', why: design.error });
	return design.value.imported.length > 0 ? err({ kind: 'imported' }) : design;
}

/** A model a link names and nobody has set up here. */
export interface UnknownModel {
	ref: ModelRef;
	/** Where its sender calls it, to be set up by hand; null where the link does not say. */
	snapshot: ModelSnapshot | null;
}

/**
 * The design with the models of this browser: a link only names models, so an address in it is never called. What is not known
 * here is listed and left without an address.
 *
 * @param here models that are set up here by id, with how they are set up (null for scripted and rules)
 */
export function withModelsHere(
	design: Design,
	here: ReadonlyMap<string, { ref: ModelRef; snapshot: ModelSnapshot | null }>,
): { design: Design; unknown: readonly UnknownModel[] } {
	const unknown = new Map<string, UnknownModel>();
	const byPlainId = new Map([...here].map(([id, one]) => [plainId(id, one.snapshot?.model ?? ''), one]));
	const casts = design.casts.map(({ models, snapshots = {} }): CastModels => {
		const own: Record<string, ModelSnapshot> = {};
		const known = (ref: ModelRef): ModelRef => {
			const found = here.get(ref.id) ?? byPlainId.get(ref.id);
			if (found === undefined) {
				const snapshot = Object.hasOwn(snapshots, ref.id) ? (snapshots[ref.id] ?? null) : null;
				unknown.set(ref.id, { ref, snapshot });
				return ref;
			}
			if (found.snapshot !== null) own[found.ref.id] = found.snapshot;
			return found.ref;
		};
		const { task, coach, checker, summariser } = models;
		return {
			models: {
				task: known(task),
				coach: known(coach),
				checker: known(checker),
				summariser: known(summariser),
			},
			snapshots: own,
		};
	});
	return { design: { ...design, casts }, unknown: [...unknown.values()] };
}
