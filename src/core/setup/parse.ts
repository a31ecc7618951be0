import { canonicalJson, isRecord } from '../json.ts';
import { isMethodId } from '../method-id.ts';
import { parsePreferences } from '../preferences.ts';
import type { QuestionSource } from '../question.ts';
import { err, ok, type Result } from '../result.ts';
import { isFamilyId } from '../tasks/family-id.ts';
import { isRunChoice, type RunChoices, type Setup } from './setup.ts';
import { shownText } from '../shown-text.ts';

/** A question longer than this is refused: no model here reads it, and a paste by accident costs money. */
export const MAX_QUESTION_LENGTH = 50_000;

/** The one door for setups from links, files and storage. The error says in words what is wrong and what would be right. */
export function parseSetup(value: unknown): Result<Setup> {
	if (!isRecord(value)) return err('A setup is an object with a question');
	const { question, source = { kind: 'typed' }, choices = {}, seed } = value;
	if (typeof question !== 'string' || question.trim() === '') return err('The setup has no question');
	if (question.length > MAX_QUESTION_LENGTH) {
		return err(
			`The question has ${count(question.length)} characters; the limit is ${count(MAX_QUESTION_LENGTH)}`,
		);
	}
	const read = parseSource(source);
	if (!read.ok) return read;
	const chosen = parseChoices(choices);
	if (!chosen.ok) return chosen;
	if (seed !== undefined && !Number.isSafeInteger(seed)) return err('The seed is not a whole number');
	return ok({
		question,
		source: read.value,
		choices: chosen.value,
		...(seed === undefined ? {} : { seed: seed as number }),
	});
}

function parseSource(value: unknown): Result<QuestionSource> {
	if (!isRecord(value)) return err('The source of the question is not an object');
	if (value['kind'] === 'instance') {
		const { family, level, seed, instance } = value;
		if (typeof family !== 'string' || !isFamilyId(family)) return err(noFamily(family));
		if (typeof level !== 'string' || typeof seed !== 'string') return err('The task has no level or no seed');
		return ok({ kind: 'instance', family, level, seed, instance });
	}
	if (value['kind'] !== 'typed') return err('The source of the question is neither typed nor an instance');
	const { expected, check, computed } = value;
	// Found anew in the question, so that nobody can pass off an answer as the page's.
	if (computed === true) return ok({ kind: 'typed' });
	if (expected !== undefined && typeof expected !== 'string') return err('The expected answer is not a text');
	if (check === undefined) return ok({ kind: 'typed', ...(expected === undefined ? {} : { expected }) });
	if (!isRecord(check) || typeof check['family'] !== 'string' || !isFamilyId(check['family'])) {
		return err(noFamily(isRecord(check) ? check['family'] : undefined));
	}
	const { family, instance } = check;
	return ok({ kind: 'typed', ...(expected === undefined ? {} : { expected }), check: { family, instance } });
}

/** Fields that do not fit are named, not dropped: a link that asks for something else than it says must not run. */
function parseChoices(value: unknown): Result<Partial<RunChoices>> {
	if (!isRecord(value)) return err('The choices are not an object');
	const read = parsePreferences(value);
	const chosen: Record<string, unknown> = {};
	for (const [field, given] of Object.entries(value)) {
		if (!isRunChoice(field)) return err(`There is no choice "${shownText(field)}"`);
		if (field === 'methods') {
			const fault = methodsFault(given);
			if (fault !== null) return err(fault);
		}
		if (canonicalJson(read[field]) !== canonicalJson(given)) {
			return err(`The choice "${field}" does not take ${shownText(JSON.stringify(given), 80)}`);
		}
		chosen[field] = read[field];
	}
	return ok(chosen);
}

function methodsFault(value: unknown): string | null {
	if (!Array.isArray(value) || value.length === 0) return 'The setup names no method';
	const unknown: unknown = value.find((id) => typeof id !== 'string' || !isMethodId(id));
	return unknown === undefined ? null : `There is no method ${shownText(JSON.stringify(unknown))}`;
}

function noFamily(family: unknown): string {
	return `There is no task family ${shownText(JSON.stringify(family ?? null))}`;
}

function count(n: number): string {
	return n.toLocaleString('en');
}
