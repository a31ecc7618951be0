import type { StringInsertionInstance, StringInsertionRule } from './instance.ts';

export function solve({ rules, text }: StringInsertionInstance): string {
	return insertAll(rules, text);
}

function triggerLength(rules: readonly StringInsertionRule[]): number {
	return rules[0]?.trigger.length ?? 0;
}

/** Triggers are looked for in the given text alone, never in what was inserted. */
export function insertAll(rules: readonly StringInsertionRule[], text: string): string {
	return rewrite(rules, text).result;
}

/** `places` are the 0-based offsets of the inserted letters in the result. */
export function rewrite(
	rules: readonly StringInsertionRule[],
	text: string,
): { result: string; places: number[] } {
	const letterBehind = new Map(rules.map(({ trigger, insert }) => [trigger, insert]));
	const width = triggerLength(rules);
	const places: number[] = [];
	let result = '';
	for (let end = 1; end <= text.length; end++) {
		result += text.charAt(end - 1);
		const letter = letterBehind.get(text.slice(Math.max(0, end - width), end));
		if (letter === undefined) continue;
		places.push(result.length);
		result += letter;
	}
	return { result, places };
}

/** The reading the question excludes: inserting while scanning, so that inserted letters make and break triggers. */
export function insertWhileScanning(rules: readonly StringInsertionRule[], text: string): string {
	const letterBehind = new Map(rules.map(({ trigger, insert }) => [trigger, insert]));
	const width = triggerLength(rules);
	let result = '';
	for (const character of text) {
		result += character;
		result += letterBehind.get(result.slice(-width)) ?? '';
	}
	return result;
}
