import { say } from '../prompts/say.ts';
import type { ThoughtAsk } from '../../execution.ts';
import { undecorate } from '../../reply/decoration.ts';
import { THINKS } from '../../record/purposes.ts';
import { marked } from '../../reply/markers.ts';
import type { Reading } from '../../reply/reading.ts';
import { pythonString } from '../../tasks/kit/python.ts';

/** What one `think(instruction, value)` of a program asks of the model, in a dialogue of its own. */
export function thoughtCall({ instruction, value }: ThoughtAsk, turn: number) {
	const about = value === 'None' ? '' : `\n\n${value}`;
	return {
		role: 'task',
		turn,
		steer: 'text',
		purpose: THINKS,
		messages: [{ role: 'user', content: `${say(THOUGHT_INSTRUCTION)}\n\n${instruction}${about}` }],
		// It stands for a function: the same question, the same answer.
		temperature: 0,
	} as const;
}

/**
 * The answer as a Python literal: a number, `True` or `False`, a list, or a text; a yes or no in small letters. Null where the
 * reply says nothing.
 */
export function thoughtIn({ prose }: Pick<Reading, 'prose'>): string | null {
	const said = marked(prose) ?? (prose.trim().split('\n').at(-1) as string);
	const plain = undecorate(said.trim().slice(0, LONGEST));
	return plain === '' ? null : literal(plain);
}

function literal(text: string): string {
	const word = text.toLowerCase();
	if (word === 'true' || word === 'false') return word === 'true' ? 'True' : 'False';
	if (word === 'yes' || word === 'no') return pythonString(word);
	const number = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
	if (NUMBER.test(number)) return number.replace(/^\+/, '');
	return listIn(text) ?? pythonString(text);
}

/** Of numbers, texts and truth values, written with either quotes; null for what is none. */
function listIn(text: string): string | null {
	if (!text.startsWith('[') || !text.endsWith(']')) return null;
	const json = text.replace(/\bTrue\b/g, 'true').replace(/\bFalse\b/g, 'false');
	for (const written of [json, json.replace(/'([^'"]*)'/g, '"$1"')]) {
		try {
			const items = JSON.parse(written) as unknown;
			return Array.isArray(items) && items.every(isPlain) ? `[${items.map(itemOf).join(', ')}]` : null;
		} catch {
			// Not in these quotes.
		}
	}
	return null;
}

type Plain = string | number | boolean;

function isPlain(item: unknown): item is Plain {
	return typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean';
}

function itemOf(item: Plain): string {
	if (typeof item === 'string') return pythonString(item);
	return typeof item === 'number' ? String(item) : item ? 'True' : 'False';
}

/** A number with a zero in front is a text: Python takes "007" for no number either. */
const NUMBER = /^[+-]?(?:0|[1-9]\d{0,300})(?:\.\d{1,300})?$/;
const LONGEST = 2000;

/** Before what a program asks; nothing else of the question is said. */
export const THOUGHT_INSTRUCTION =
	'Answer this one question and nothing else. Write the answer alone between <<< and >>>: a number like <<<7>>>, ' +
	'<<<True>>> or <<<False>>>, a list like <<<["a", "b"]>>>, or a few words like <<<blue>>>.';
