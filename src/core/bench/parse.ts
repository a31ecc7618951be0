import type { ExperimentId } from '../ids.ts';
import { isRecord } from '../json.ts';
import type { ModelRef } from '../model.ts';
import { checkOption } from '../methods/options.ts';
import { wordingOf } from '../methods/prompts/registry.ts';
import { methodById } from '../methods/registry.ts';
import {
	anything,
	type Decoder,
	fail,
	flag,
	list,
	mapOf,
	nullable,
	number,
	object,
	oneOf,
	text,
	whole,
} from '../record/decode.ts';
import { decodeWith } from '../record/parse.ts';
import { methodId, modelRef } from '../record/parts.ts';
import { modelSnapshot, option, runLimits } from '../record/spec.ts';
import { err, type Result } from '../result.ts';
import { type FamilyId, isFamilyId } from '../tasks/family-id.ts';
import { familyById } from '../tasks/registry.ts';
import { conditionsOf, type Design, type Experiment, RECORD_VERSION } from './experiment.ts';
import { instancesOf, MOST_RUNS, runsOf } from './size.ts';
import { shownText } from '../shown-text.ts';

/**
 * What an experiment may be at most; more is a slip of the hand, or meant to break the page.
 * @internal for tests
 */
export const MOST = {
	repeats: 1_000,
	/** For each family and level. */
	instances: 10_000,
	/** Of a search, which looks through them after each answer. */
	searched: 20_000,
	/** Characters of a stored or imported experiment: with a person's whole copy of the public data it has about 4 million. */
	characters: 20_000_000,
} as const;

/**
 * An experiment as text, from a file or a link. A text that is too large is refused before it is looked at.
 * @internal for tests
 */
export function parseExperimentText(json: string): Result<Experiment> {
	if (json.length > MOST.characters) {
		return err(
			`It has ${count(json.length)} characters; an experiment has at most ${count(MOST.characters)}`,
		);
	}
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return err('It is cut off or no JSON');
	}
	return parseExperiment(value);
}

/** The one door of stored, imported and linked experiments. The error names the place, or says in words what is wrong. */
export function parseExperiment(value: unknown): Result<Experiment> {
	if (!isRecord(value) || typeof value['version'] !== 'number') return err('It is no experiment');
	const { version } = value;
	if (version !== RECORD_VERSION) {
		return err(
			`The experiment is of version ${String(version)}; this page reads versions up to ${String(RECORD_VERSION)}`,
		);
	}
	const decoded = decodeWith(experiment, value, 'experiment');
	if (!decoded.ok) return decoded;
	const fault = designFault(decoded.value.design);
	return fault === null ? decoded : err(fault);
}

/** What an experiment asks, without an experiment: the set-up of a link. */
export function parseDesign(value: unknown): Result<Design> {
	const decoded = decodeWith(design, value, 'design');
	if (!decoded.ok) return decoded;
	const fault = designFault(decoded.value);
	return fault === null ? decoded : err(fault);
}

/** Why a design cannot be run, in words; null when it can. */
export function designFault(of: Design): string | null {
	return grownFault(of) ?? tasksFault(of) ?? samplesFault(of);
}

/** The same for a design that has grown from one without a fault: it has the same tasks, whose samples take long to be read again. */
export function grownFault(of: Design): string | null {
	return sizeFault(of) ?? limitsFault(of) ?? methodsFault(of) ?? searchFault(of);
}

const upTo = (most: number): Decoder<string> => {
	return (value) => {
		const decoded = text(value);
		return decoded.length <= most ? decoded : fail(`a text of at most ${count(most)} characters`);
	};
};

const some = <T>(item: Decoder<T>, most: number): Decoder<readonly T[]> => {
	return (value) => {
		if (Array.isArray(value) && value.length > most) fail(`a list of at most ${count(most)}`);
		return list(item)(value);
	};
};

const between = (decoder: Decoder<number>, low: number, high: number): Decoder<number> => {
	return (value) => {
		const decoded = decoder(value);
		return decoded >= low && decoded <= high
			? decoded
			: fail(`a number from ${count(low)} to ${count(high)}`);
	};
};

const familyId: Decoder<FamilyId> = (value) => {
	const id = text(value);
	return isFamilyId(id) ? id : fail('a known task family');
};

/** An experiment runs by itself: no person sits in it. */
const benchModel: Decoder<ModelRef> = (value) => {
	const ref = modelRef(value);
	return ref.kind === 'person' ? fail('a model or the rule coach; a person cannot coach an experiment') : ref;
};

const models = object({ task: benchModel, coach: benchModel, checker: benchModel, summariser: benchModel });

const asked = {
	families: some(object({ family: familyId, levels: some(upTo(100), 100) }), 100),
	imported: some(
		object({
			family: familyId,
			samples: some(object({ name: upTo(500), instance: anything }), MOST.instances),
		}),
		100,
	),
	sizes: some(
		object({ instances: between(whole(1), 1, MOST.instances), repeats: between(whole(1), 1, MOST.repeats) }),
		1_000,
	),
	methods: some(object({ id: methodId, options: mapOf(option) }), 100),
	casts: some(object({ models }, { snapshots: mapOf(modelSnapshot) }), 100),
	seed: between(whole(0), 0, 0xffff_ffff),
	limits: runLimits,
	blocks: oneOf('first', 'all'),
	readOut: flag,
	cap: nullable(between(number, 0, Number.MAX_SAFE_INTEGER)),
	familiesAre: oneOf('strata', 'clusters'),
	alpha: between(number, 0.0001, 0.5),
};

const design: Decoder<Design> = object(asked, {
	search: object({ threshold: between(number, 0.01, 0.99) }),
	logprobs: flag,
});

/** The last moment a `Date` can say. */
const LAST_MS = 8.64e15;

const experiment: Decoder<Experiment> = object({
	version: oneOf(RECORD_VERSION),
	id: upTo(100) as Decoder<ExperimentId>,
	name: upTo(200),
	createdAt: between(whole(0), 0, LAST_MS),
	design,
	touched: flag,
	stopped: flag,
	appVersion: upTo(100),
});

function sizeFault(of: Design): string | null {
	const { sizes } = of;
	if (sizes.length === 0) return 'It does not say how many instances are asked';
	if (sizes.some((size, at) => isSmaller(size, sizes[at - 1]))) return 'It shrinks; an experiment only grows';
	if (instancesOf(of) === 0) return 'It asks no task';
	const runs = runsOf(of);
	return runs <= MOST_RUNS ? null : `It has ${count(runs)} runs; the limit is ${count(MOST_RUNS)}`;
}

/** Longer than a browser's timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

function limitsFault({ limits: { pythonMs, seconds = 1 } }: Design): string | null {
	return pythonMs < 1 || pythonMs > LONGEST_MS || seconds <= 0 || seconds * 1000 > LONGEST_MS
		? 'Its time limits are shorter than a moment or longer than 24 days'
		: null;
}

function isSmaller(size: Design['sizes'][number], before: Design['sizes'][number] | undefined): boolean {
	return before !== undefined && (size.instances < before.instances || size.repeats < before.repeats);
}

function methodsFault(of: Design): string | null {
	if (of.methods.length === 0) return 'It compares no method';
	if (of.casts.length === 0) return 'It asks no model';
	const twice = firstTwice(conditionsOf(of).map(({ key }) => key));
	if (twice !== null) return `It has the same method with the same models twice: ${shownText(twice)}`;
	for (const { id, options } of of.methods) {
		for (const spec of methodById(id)?.options ?? []) {
			const value = options[spec.id];
			const checked = value === undefined ? null : checkOption(spec, value);
			if (checked?.ok === false) return `${id}: ${checked.error}`;
		}
		const wording = wordingOf(id, options);
		if (!wording.ok) return `${id}: ${wording.error}`;
	}
	return null;
}

function tasksFault({ families }: Design): string | null {
	const twice = firstTwice(families.map(({ family }) => family));
	if (twice !== null) return `It names the family ${twice} twice`;
	for (const { family, levels } of families) {
		const known = (familyById(family)?.levels ?? []).map(({ id }) => id);
		const unknown = levels.find((level) => !known.includes(level));
		if (unknown !== undefined)
			return `${family} has no level ${shownText(unknown)}; its levels are ${known.join(', ')}`;
		const again = firstTwice(levels);
		if (again !== null) return `It names the level ${shownText(again)} of ${family} twice`;
	}
	return null;
}

function samplesFault({ imported }: Design): string | null {
	const twice = firstTwice(imported.map(({ family }) => family));
	if (twice !== null) return `It has two sets of ${twice}`;
	for (const { family, samples } of imported) {
		const again = firstTwice(samples.map(({ name }) => name));
		if (again !== null) return `It has two samples ${shownText(again)} of ${family}`;
		const damaged = samples.find(({ instance }) => familyById(family)?.parse(instance) == null);
		if (damaged !== undefined) return `The sample ${shownText(damaged.name)} of ${family} cannot be read`;
	}
	return null;
}

function searchFault({ search, families, imported, methods, casts, sizes }: Design): string | null {
	if (search === undefined) return null;
	const [first] = families;
	if (first === undefined || families.length > 1 || imported.length > 0)
		return 'It looks for the breaking point in one family, and in no imported set';
	const { family, levels } = first;
	if (levels.length < 2) return 'It looks for the breaking point between at least two levels';
	const places = levels.map((level) => familyById(family)?.levels.findIndex(({ id }) => id === level) ?? -1);
	if (places.some((place, at) => at > 0 && place <= (places[at - 1] ?? -1)))
		return `It names the levels of ${family} in another order than from easiest to hardest`;
	if (methods.length !== 2) return 'It looks for the breaking points of exactly two methods';
	if (casts.length !== 1) return 'It looks for the breaking points of one model';
	const { instances = 1, repeats = 1 } = sizes.at(-1) ?? {};
	if (repeats > 1) return 'It repeats questions; a search for breaking points asks each once';
	const cells = levels.length * methods.length * instances;
	return cells <= MOST.searched
		? null
		: `It looks through up to ${count(cells)} runs; the limit of a search is ${count(MOST.searched)}`;
}

function firstTwice(names: readonly string[]): string | null {
	const seen = new Set<string>();
	for (const name of names) {
		if (seen.has(name)) return name;
		seen.add(name);
	}
	return null;
}

function count(n: number): string {
	return n.toLocaleString('en', { maximumFractionDigits: 4 });
}
