import { plainId, plainName } from '../hosts/plain-name.ts';
import type { ModelRef } from '../model.ts';
import type { ModelSnapshot } from '../record/spec.ts';
import type { CastModels } from '../setup/specs.ts';
import type { Design } from './experiment.ts';

/**
 * The design without the folders in which models lie: a link only names models and its addresses are never called, so that no server
 * misses them. Models that would then bear one id are told apart by a number.
 */
export function withoutPaths(design: Design): Design {
	const ids = plainIds(design.casts);
	return {
		...design,
		casts: design.casts.map(({ models, snapshots }) => {
			const plain = (ref: ModelRef): ModelRef => {
				const model = snapshots?.[ref.id]?.model;
				if (model === undefined || plainName(model) === model) return ref;
				const label = ref.label.split(model).join(plainName(model));
				return { ...ref, id: ids.get(ref.id) ?? ref.id, label };
			};
			const { task, coach, checker, summariser } = models;
			const shown = {
				...{ task: plain(task), coach: plain(coach) },
				...{ checker: plain(checker), summariser: plain(summariser) },
			};
			return snapshots === undefined
				? { models: shown }
				: { models: shown, snapshots: plainSnapshots(snapshots, ids) };
		}),
	};
}

function plainIds(casts: readonly CastModels[]): ReadonlyMap<string, string> {
	const ids = new Map<string, string>();
	const taken = new Set(casts.flatMap(({ models }) => Object.values(models).map(({ id }) => id)));
	for (const { snapshots = {} } of casts)
		for (const [id, { model }] of Object.entries(snapshots)) {
			const short = plainId(id, model);
			if (ids.has(id) || short === id) continue;
			let free = short;
			for (let number = 2; taken.has(free); number++) free = `${short} ${String(number)}`;
			taken.add(free);
			ids.set(id, free);
		}
	return ids;
}

function plainSnapshots(
	snapshots: Readonly<Record<string, ModelSnapshot>>,
	ids: ReadonlyMap<string, string>,
): Record<string, ModelSnapshot> {
	return Object.fromEntries(
		Object.entries(snapshots).map(([id, snapshot]) => [
			ids.get(id) ?? id,
			{ ...snapshot, model: plainName(snapshot.model) },
		]),
	);
}
