import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/**
 * A module as the bundler knows it.
 *
 * @internal for tests
 */
export interface Module {
	/** What it cannot begin without. */
	imports: readonly string[];
	/** What it imports on demand. */
	later: readonly string[];
	bytes: number;
}

/**
 * By what a page imports on demand.
 *
 * @internal for tests
 */
export interface Fetched {
	/** With the first screen, and so before anything else. */
	always: readonly string[];
	/** Whoever fetches the one fetches the others beside it, or has them. */
	beside: Readonly<Record<string, readonly string[]>>;
}

const ENGINE = ['src/compose-engine.ts'];
const BENCH = ['src/compose-bench.ts'];
const COACH = ['src/compose-coach.ts'];

/** What is wrong here costs requests or bytes, nothing else. */
const FETCHED: Fetched = {
	always: ['src/core/record/parse.ts', 'src/core/reply/read.ts'],
	beside: {
		'src/compose-engine.ts': ['src/core/tasks/registry.ts'],
		'src/compose-bench.ts': ENGINE,
		'src/compose-settings.ts': ENGINE,
		'src/compose-lessons.ts': ENGINE,
		'src/compose-coach.ts': ENGINE,
		'src/runtime/model/doctor.ts': ENGINE,
		'src/runtime/model/local.ts': ENGINE,
		'src/runtime/model/browser-models.ts': ENGINE,
		'src/ui/bench/BenchRoute.svelte': BENCH,
		'src/ui/class/ClassRoute.svelte': BENCH,
		'src/ui/open/OpenedExperiment.svelte': [...BENCH, 'src/ui/share/screens.ts'],
		'src/ui/share/screens.ts': ['src/compose-share.ts'],
		'src/ui/settings/SettingsScreen.svelte': ['src/compose-settings.ts'],
		'src/ui/lessons/LessonsRoute.svelte': ['src/compose-lessons.ts'],
		'src/ui/coach/CoachRoute.svelte': COACH,
		'src/ui/coach/CoachSeat.svelte': COACH,
		'src/ui/tasks/TasksRoute.svelte': ['src/core/tasks/registry.ts'],
		'src/ui/runs/RunsRoute.svelte': ['src/compose-runs.ts'],
		'src/ui/stage/StageRoute.svelte': ['src/compose-stage.ts'],
		'src/ui/worksheet/WorksheetRoute.svelte': ['src/compose-worksheet.ts'],
		'src/ui/tokens/LaneTokens.svelte': ['src/compose-forks.ts'],
		'src/ui/playground/RunSettings.svelte': ['src/ui/playground/MethodChooser.svelte'],
		'src/ui/playground/MethodChooser.svelte': ['src/ui/playground/RunSettings.svelte'],
		'src/ui/code/CheckerLens.svelte': ['src/ui/code/code-editor.ts'],
	},
};

/** A shared piece below this is put where more is fetched than needs it. */
const SMALL_BYTES = 8_000;
/** By so much at most, whatever is fetched. */
const MOST_GROWTH = 0.05;
/** What is always fetched takes as many more at most: a request for a few constants costs more than they do. */
const MOST_MORE_ALWAYS = 400;

/** Puts modules into few files; the bundler by itself makes one for every set of those that import something on demand. */
export function sharedChunks(): Rolldown.CodeSplittingGroup {
	let names: ReadonlyMap<string, string> | null = null;
	return {
		name: (id, context) =>
			(names ??= chunkNames(modulesFrom(context), 'src/main.ts', FETCHED)).get(local(id)) ?? null,
		// Those of each piece are in it, or in one that is fetched with it.
		includeDependenciesRecursively: false,
	};
}

/**
 * Which file a module goes to, where it is not left to the bundler. Pieces are the modules that are fetched by the same; where a
 * small one goes to a larger crowd, all that it imports goes with it. So whatever a piece imports is fetched by all that fetch the
 * piece, and no two pieces can need each other.
 *
 * @param start what it needs is in a file of its own
 * @internal for tests
 */
export function chunkNames(
	modules: ReadonlyMap<string, Module>,
	start: string,
	fetched: Fetched,
): ReadonlyMap<string, string> {
	const first = needs(modules, [start]);
	const later = [...new Set([...modules.values()].flatMap((module) => module.later))]
		.filter((id) => modules.has(id) && !first.has(id))
		.sort();
	const crowds = crowdsOf(modules, later, first, fetched);
	const before = piecesOf(modules, crowds);
	const most = later.map((id, at) => {
		const bytes = fetchedBytes(before, at);
		return fetched.always.includes(id) ? bytes + MOST_MORE_ALWAYS : bytes * (1 + MOST_GROWTH);
	});
	while (raiseOne(modules, crowds, most));
	const names = new Map<string, string>();
	const used = new Set<string>();
	for (const { crowd, ids } of piecesOf(modules, crowds)) {
		// What only one thing on demand needs comes with it as it is.
		if (isOne(crowd)) continue;
		const largest = ids.reduce((a, b) => (bytesOf(modules, b) > bytesOf(modules, a) ? b : a));
		const plain = /([\w-]+)[^/]*$/.exec(largest)?.[1] ?? 'shared';
		const name = used.has(plain) ? `${plain}-${String(used.size)}` : plain;
		used.add(name);
		for (const id of ids) names.set(id, name);
	}
	return names;
}

/** A bit for each of `later`: who fetches a module. */
type Crowds = Map<string, bigint>;

function crowdsOf(
	modules: ReadonlyMap<string, Module>,
	later: readonly string[],
	first: ReadonlySet<string>,
	{ always, beside }: Fetched,
): Crowds {
	const named = [...always, ...Object.entries(beside).flat(2)];
	const unknown = named.find((id) => !later.includes(id));
	if (unknown !== undefined) throw new Error(`${unknown} is not imported on demand`);
	const crowds: Crowds = new Map();
	for (const [at, id] of later.entries()) {
		const together = new Set([id, ...always]);
		for (const one of together) for (const other of beside[one] ?? []) together.add(other);
		for (const needed of needs(modules, [...together], first))
			crowds.set(needed, (crowds.get(needed) ?? 0n) | (1n << BigInt(at)));
	}
	return crowds;
}

/** Puts the smallest piece that may go to a larger crowd there; false where none may. */
function raiseOne(modules: ReadonlyMap<string, Module>, crowds: Crowds, most: readonly number[]): boolean {
	const pieces = piecesOf(modules, crowds);
	const now = most.map((_, at) => fetchedBytes(pieces, at));
	const small = pieces
		.filter(({ crowd, bytes }) => !isOne(crowd) && bytes < SMALL_BYTES)
		.sort((a, b) => a.bytes - b.bytes);
	for (const { crowd, ids } of small) {
		const moved = [...needs(modules, ids)].filter((id) => crowds.has(id));
		let best: { to: bigint; cost: number } | null = null;
		for (const { crowd: to } of pieces) {
			if (to === crowd || (crowd & to) !== crowd) continue;
			const more = most.map((_, at) =>
				sum(moved.filter((id) => has(to & ~(crowds.get(id) ?? 0n), at)).map((id) => bytesOf(modules, id))),
			);
			const fits = more.every((bytes, at) => bytes === 0 || (now[at] ?? 0) + bytes <= (most[at] ?? 0));
			if (fits && (best === null || sum(more) < best.cost)) best = { to, cost: sum(more) };
		}
		if (best === null) continue;
		for (const id of moved) crowds.set(id, (crowds.get(id) ?? 0n) | best.to);
		return true;
	}
	return false;
}

/** What the same crowd fetches. */
interface Piece {
	crowd: bigint;
	ids: readonly string[];
	bytes: number;
}

function piecesOf(modules: ReadonlyMap<string, Module>, crowds: Crowds): readonly Piece[] {
	const pieces = new Map<bigint, string[]>();
	for (const [id, crowd] of crowds) {
		const ids = pieces.get(crowd);
		if (ids === undefined) pieces.set(crowd, [id]);
		else ids.push(id);
	}
	return [...pieces].map(([crowd, ids]) => ({
		crowd,
		ids,
		bytes: sum(ids.map((id) => bytesOf(modules, id))),
	}));
}

function has(crowd: bigint, at: number): boolean {
	return ((crowd >> BigInt(at)) & 1n) === 1n;
}

/** Only of one that imports on demand. */
function isOne(crowd: bigint): boolean {
	return (crowd & (crowd - 1n)) === 0n;
}

function fetchedBytes(pieces: readonly Piece[], at: number): number {
	return sum(pieces.filter(({ crowd }) => has(crowd, at)).map(({ bytes }) => bytes));
}

/** They, and all that they cannot begin without. */
function needs(
	modules: ReadonlyMap<string, Module>,
	ids: readonly string[],
	without: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
	const found = new Set(ids.filter((id) => modules.has(id) && !without.has(id)));
	for (const id of found)
		for (const needed of modules.get(id)?.imports ?? [])
			if (modules.has(needed) && !without.has(needed)) found.add(needed);
	return found;
}

function bytesOf(modules: ReadonlyMap<string, Module>, id: string): number {
	return modules.get(id)?.bytes ?? 0;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, one) => all + one, 0);
}

function local(id: string): string {
	return id.startsWith(ROOT) ? id.slice(ROOT.length) : id;
}

/** All that the page can come to. */
function modulesFrom(
	context: Parameters<Rolldown.CodeSplittingNameFunction>[1],
): ReadonlyMap<string, Module> {
	const modules = new Map<string, Module>();
	const found = new Set([`${ROOT}src/main.ts`]);
	for (const id of found) {
		const info = context.getModuleInfo(id);
		if (info === null) continue;
		const [imports, later] = [[...info.importedIds], [...info.dynamicallyImportedIds]];
		for (const next of [...imports, ...later]) found.add(next);
		modules.set(local(id), {
			imports: imports.map(local),
			later: later.map(local),
			bytes: info.code?.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '').length ?? 0,
		});
	}
	return modules;
}
