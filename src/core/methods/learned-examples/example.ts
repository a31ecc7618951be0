import { isRecord } from '../../json.ts';
import { err, ok, type Result } from '../../result.ts';
import type { Way } from '../../steer.ts';
import { type FamilyId, isFamilyId } from '../../tasks/family-id.ts';

/** A question of a person's own run that was answered right, with how. */
export interface LearnedExample {
	/** The run it comes from. */
	run: string;
	/** Null for a run that was asked by hand. */
	experiment: string | null;
	/** For people: who answered. */
	model: string;
	family: FamilyId;
	/** What the instance was generated from, or the name of the imported sample. */
	seed: string;
	/** The same for the same instance, see `instanceMark`. */
	instance: string;
	way: Way;
	question: string;
	/** What was said, or the program, what it printed, and the answer. */
	trace: string;
}

/** The one door for stored examples; an empty text holds none. */
export function parseExamples(json: string): Result<readonly LearnedExample[]> {
	if (json === '') return ok([]);
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return err('The learned examples are not valid JSON');
	}
	if (!isRecord(value) || value['version'] !== 1 || !Array.isArray(value['examples']))
		return err('The learned examples are of an unknown version');
	const examples = (value['examples'] as unknown[]).map(parseExample);
	const whole = examples.filter((one) => one !== null);
	return whole.length === examples.length ? ok(whole) : err('Some learned examples are incomplete');
}

/** JSON that `parseExamples` reads back. */
export function formatExamples(examples: readonly LearnedExample[]): string {
	return JSON.stringify({ version: 1, examples });
}

function parseExample(value: unknown): LearnedExample | null {
	if (!isRecord(value)) return null;
	const { run, experiment, model, family, seed, instance, way, question, trace } = value;
	const isText = (one: unknown): one is string => typeof one === 'string';
	if (!isText(run) || !isText(model) || !isText(family) || !isFamilyId(family)) return null;
	if (experiment !== null && !isText(experiment)) return null;
	if (!isText(seed) || !isText(instance) || !isText(question) || !isText(trace)) return null;
	if (way !== 'text' && way !== 'code') return null;
	return { run, experiment, model, family, seed, instance, way, question, trace };
}
