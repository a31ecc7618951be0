import { canonicalJson } from '../json.ts';
import type { MethodId } from '../method-id.ts';
import { DEFAULT_PREFERENCES } from '../preferences.ts';
import { err, type Result } from '../result.ts';
import { parseSetup } from './parse.ts';
import type { RunChoices, Setup } from './setup.ts';

/**
 * The query of a setup's link, `q=Which+is+larger…&expected=9.9&methods=all-text,codesteer&seed=7`: what a person may want
 * to read or change stands in words, the rest as JSON.
 */
export function formatSetupQuery({ question, source, ...chosen }: Setup): string {
	const query = new URLSearchParams({ q: question });
	if (source.kind === 'instance') {
		query.set('task', source.family);
		query.set('level', source.level);
		query.set('from', source.seed);
		query.set('instance', JSON.stringify(source.instance));
	} else if (source.computed !== true) {
		if (source.expected !== undefined) query.set('expected', source.expected);
		if (source.check !== undefined) query.set('check', JSON.stringify(source.check));
	}
	return [query.toString(), formatChosen(chosen)].filter((part) => part !== '').join('&');
}

/** The part of it that does not say what is asked; it may stand behind any such query. */
export function formatChosen({ choices, seed }: Pick<Setup, 'choices' | 'seed'>): string {
	const query = new URLSearchParams();
	const { methods, model, coach, ...others } = choices;
	if (methods !== undefined) query.set('methods', methods.join(','));
	if (model !== undefined) query.set('model', model);
	if (coach !== undefined) query.set('coach', coach);
	if (Object.keys(others).length > 0) query.set('choices', JSON.stringify(others));
	if (seed !== undefined) query.set('seed', String(seed));
	return query.toString();
}

/** The way back. What the link does not name is left to the person's own preferences. */
export function parseSetupQuery(text: string): Result<Setup> {
	const query = new URLSearchParams(text);
	const get = (name: string): string | undefined => query.get(name) ?? undefined;
	const [instance, check, others] = ['instance', 'check', 'choices'].map((name) => json(get(name)));
	if (instance === BROKEN || check === BROKEN || others === BROKEN) {
		return err('a part of it is damaged, copy it again as a whole');
	}
	const task = get('task');
	const named = {
		...(get('methods') === undefined ? {} : { methods: get('methods')?.split(',') }),
		...(get('model') === undefined ? {} : { model: get('model') }),
		...(get('coach') === undefined ? {} : { coach: get('coach') }),
	};
	return parseSetup({
		question: get('q'),
		source:
			task === undefined
				? { kind: 'typed', expected: get('expected'), check }
				: { kind: 'instance', family: task, level: get('level'), seed: get('from'), instance },
		choices: { ...(typeof others === 'object' ? others : {}), ...named },
		...(get('seed') === undefined ? {} : { seed: Number(get('seed')) }),
	});
}

/** The setup with as little in it as makes the same run of it for somebody with the usual preferences. */
export function withoutUsual(setup: Setup): Setup {
	const { methods, model, coach, methodOptions = {}, ...others } = setup.choices;
	const options = Object.entries(methodOptions).filter(([method]) => methods?.includes(method as MethodId));
	const unusual = Object.entries({ ...others, methodOptions: Object.fromEntries(options) }).filter(
		([field, value]) =>
			canonicalJson(value) !== canonicalJson(DEFAULT_PREFERENCES[field as keyof RunChoices]),
	);
	const named = Object.entries({ methods, model, coach }).filter(([, value]) => value !== undefined);
	const choices: Partial<RunChoices> = Object.fromEntries<unknown>([...named, ...unusual]);
	return { ...setup, choices };
}

const BROKEN = Symbol('not JSON');

function json(text: string | undefined): unknown {
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return BROKEN;
	}
}
