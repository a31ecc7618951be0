import { optionalFields } from './hosts/optional-field.ts';
import type { ModelConfig, Preferences } from './preferences.ts';

/**
 * What two tabs make of preferences that both knew as `before`: every field, model, option and limit as I changed it, else as the
 * other tab left it. A model that either of them removed is gone.
 */
export function mergePreferences(before: Preferences, mine: Preferences, theirs: Preferences): Preferences {
	const [was, now, kept] = [before.methodOptions, mine.methodOptions, theirs.methodOptions];
	const methodOptions = { ...mergeFields(was, now, kept) };
	for (const method of Object.keys(methodOptions) as (keyof typeof now)[]) {
		const options = mergeFields(was[method] ?? {}, now[method] ?? {}, kept[method] ?? {});
		if (method in now && method in kept) methodOptions[method] = options;
	}
	return {
		...mergeFields(before, mine, theirs),
		methods: mergeSets(before.methods, mine.methods, theirs.methods),
		methodOptions,
		models: mergeModels(before.models, mine.models, theirs.models),
		budget: mergeFields(before.budget, mine.budget, theirs.budget),
	};
}

function mergeFields<T extends object>(before: T, mine: T, theirs: T): T {
	const merged = { ...theirs };
	for (const field of new Set([...Object.keys(before), ...Object.keys(mine)]) as Set<keyof T & string>) {
		if (isSame(before[field], mine[field])) continue;
		if (field in mine) merged[field] = mine[field];
		else Reflect.deleteProperty(merged, field);
	}
	return merged;
}

/** In the other tab's order; what I added comes last. */
function mergeSets<T>(before: readonly T[], mine: readonly T[], theirs: readonly T[]): readonly T[] {
	const [was, now, there] = [new Set(before), new Set(mine), new Set(theirs)];
	return [
		...theirs.filter((one) => now.has(one) || !was.has(one)),
		...mine.filter((one) => !was.has(one) && !there.has(one)),
	];
}

function mergeModels(
	before: readonly ModelConfig[],
	mine: readonly ModelConfig[],
	theirs: readonly ModelConfig[],
): readonly ModelConfig[] {
	const [was, now, there] = [before, mine, theirs].map(
		(models) => new Map(models.map((model) => [model.id, model])),
	) as [Map<string, ModelConfig>, Map<string, ModelConfig>, Map<string, ModelConfig>];
	const ids = mergeSets([...was.keys()], [...now.keys()], [...there.keys()]);
	return ids.flatMap((id) => {
		const [own, other] = [now.get(id), there.get(id)];
		if (own === undefined || other === undefined) return own ?? other ?? [];
		return mergeModel(was.get(id) ?? other, own, other);
	});
}

/** What a host refused is found out in either tab. */
function mergeModel(before: ModelConfig, mine: ModelConfig, theirs: ModelConfig): ModelConfig {
	const merged = mergeFields(before, mine, theirs);
	const refused = new Set(mergeSets(before.refused ?? [], mine.refused ?? [], theirs.refused ?? []));
	delete merged.refused;
	if (refused.size > 0) merged.refused = optionalFields.filter((field) => refused.has(field));
	return merged;
}

/** Of JSON values whose fields come in one order. */
function isSame(left: unknown, right: unknown): boolean {
	return left === right || JSON.stringify(left) === JSON.stringify(right);
}
