import { isRecord } from '../../json.ts';
import { areDistinct, isListOf } from '../kit/shape.ts';

/** What follows each place where a text of a few letters stands. */
export interface StringInsertionRule {
	/** All triggers of an instance have the same length and differ. */
	trigger: string;
	/** One character, inserted directly behind the trigger. */
	insert: string;
}

/** Every trigger found in the given text, overlapping ones too, gets its letter; all insertions happen together. */
export interface StringInsertionInstance {
	alphabet: string;
	rules: StringInsertionRule[];
	text: string;
}

const MAX_TEXT_LENGTH = 2000;

/** Up to 2,000 letters and 26 rules, over an alphabet of different capitals. */
export function parseStringInsertion(value: unknown): StringInsertionInstance | null {
	if (!isRecord(value)) return null;
	const { alphabet, text } = value;
	if (typeof alphabet !== 'string' || !/^[A-Z]{2,26}$/.test(alphabet)) return null;
	if (!areDistinct(Array.from(alphabet))) return null;
	const isText = (part: unknown, least: number, most: number): part is string =>
		typeof part === 'string' && part.length >= least && part.length <= most && isOver(alphabet, part);
	const isRule = (rule: unknown): rule is StringInsertionRule =>
		isRecord(rule) && isText(rule['trigger'], 2, 10) && isText(rule['insert'], 1, 1);
	if (!isText(text, 1, MAX_TEXT_LENGTH) || !isListOf(value['rules'], 1, 26, isRule)) return null;
	const rules = value['rules'].map(({ trigger, insert }) => ({ trigger, insert }));
	const [width] = rules.map(({ trigger }) => trigger.length);
	return areDistinct(rules.map(({ trigger }) => trigger)) &&
		rules.every(({ trigger }) => trigger.length === width)
		? { alphabet, rules, text }
		: null;
}

/** Whether a text has no other letters than those of the alphabet. */
export function isOver(alphabet: string, text: string): boolean {
	const letters = new Set(alphabet);
	for (const character of text) if (!letters.has(character)) return false;
	return true;
}
