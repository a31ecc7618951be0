import { isLikeKey } from '../../hosts/redact.ts';
import { isRecord } from '../../json.ts';
import type { RunEvent } from '../../record/event.ts';
import type { ModelSnapshot, RunLimits } from '../../record/spec.ts';
import type { RunSummary } from '../../record/summary.ts';
import type { Design, Experiment } from '../experiment.ts';

/** A text of the page's, a host's or a model's name, without what looks like somebody's key or a login in an address. */
export function withoutKeys(text: string): string {
	return text
		.replace(/(?<!\/)\/{2,}(?:[^\s/@]*@\/*)+/g, '//')
		.split(/([^\w*.-]+)/)
		.map((token) => (isLikeKey(token) ? '[key]' : token))
		.join('');
}

/**
 * What is asked and what models and programs said stands as it is: a change there would be another record, and a key can only
 * be in it when a person typed it into the question.
 */
const VERBATIM: ReadonlySet<string> = new Set([
	'question',
	'instance',
	'content',
	'text',
	'reasoning',
	'reading',
	'arguments',
	'code',
	'result',
	'logprobs',
	'answer',
]);

/** The page's own words stand in `text` there, and may quote a host's. */
const OWN_TEXT: ReadonlySet<string> = new Set([...VERBATIM].filter((field) => field !== 'text'));

/** In the page's own remarks `text` is cleaned as well: they may quote a host that repeats a key. */
export function eventWithoutKeys(event: RunEvent): RunEvent {
	const isOwn = event.type === 'remark' || event.type === 'limit-reached';
	return cleaned(event, isOwn ? OWN_TEXT : VERBATIM) as RunEvent;
}

/** Question, instance and answer stand as they are; every other text is cleaned. */
export function summaryWithoutKeys(run: RunSummary): RunSummary {
	return cleaned(run, VERBATIM) as RunSummary;
}

/** The fields of an experiment and no other: what a stored one may hold beyond them does not travel. */
export function experimentWithoutKeys(experiment: Experiment): Experiment {
	const { version, id, name, createdAt, design, touched, stopped, appVersion } = experiment;
	const around = cleaned({ version, id, name, createdAt, touched, stopped, appVersion }, VERBATIM);
	return { ...(around as Omit<Experiment, 'design'>), design: designWithoutKeys(design) };
}

/** The same for a design. */
export function designWithoutKeys(design: Design): Design {
	const { families, imported, sizes, methods, casts, seed, limits, blocks, readOut, cap } = design;
	const { familiesAre, alpha, search, logprobs } = design;
	const fields = {
		families: families.map(({ family, levels }) => ({ family, levels })),
		imported: imported.map(({ family, samples }) => ({
			family,
			samples: samples.map(({ name, instance }) => ({ name, instance })),
		})),
		sizes: sizes.map(({ instances, repeats }) => ({ instances, repeats })),
		methods: methods.map(({ id, options }) => ({ id, options })),
		casts: casts.map(({ models, snapshots }) => ({
			models: mapped(models, ({ id, label, kind }) => ({ id, label, kind })),
			...(snapshots === undefined ? {} : { snapshots: mapped(snapshots, snapshotFields) }),
		})),
		seed,
		limits: limitFields(limits),
		blocks,
		readOut,
		cap,
		familiesAre,
		alpha,
		...(search === undefined ? {} : { search: { threshold: search.threshold } }),
		...(logprobs === undefined ? {} : { logprobs }),
	};
	return cleaned(fields, VERBATIM) as Design;
}

function limitFields(limits: RunLimits): RunLimits {
	const { pythonMs } = limits;
	const others = (['calls', 'tokens', 'cost', 'seconds', 'maxTokens'] as const).filter(
		(field) => limits[field] !== undefined,
	);
	return { pythonMs, ...Object.fromEntries(others.map((field) => [field, limits[field]])) };
}

function snapshotFields({ host, baseUrl, model, rates }: ModelSnapshot): ModelSnapshot {
	const named = { host, baseUrl, model };
	return rates === undefined ? named : { ...named, rates: { input: rates.input, output: rates.output } };
}

function mapped<T, U>(of: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
	return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, change(value)]));
}

function cleaned(value: unknown, verbatim: ReadonlySet<string>): unknown {
	if (typeof value === 'string') return withoutKeys(value);
	if (Array.isArray(value)) return value.map((element) => cleaned(element, verbatim));
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([field, held]) => {
			if (verbatim.has(field)) return [field, held];
			if (field === 'baseUrl' && typeof held === 'string') return [field, addressWithoutKeys(held)];
			return [withoutKeys(field), cleaned(held, verbatim)];
		}),
	);
}

/** An address without login, query and fragment: nothing there names a server. */
function addressWithoutKeys(address: string): string {
	return withoutKeys(address.replace(/[?#].*$/s, ''));
}
