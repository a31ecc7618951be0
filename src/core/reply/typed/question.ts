import { choicesOf, type Choice } from './choices.ts';
import { directionOf, type Direction } from './comparative.ts';
import { namedThings } from './named-things.ts';
import { orderOf, type Order } from './order.ts';
import { stem, unitName } from './unit.ts';

/** What the words of a question say about the form of its answer. */
export interface Asked {
	/** Which end of a comparison is asked for; null when none is, `unclear` when that cannot be told. */
	direction: Direction | 'unclear' | null;
	/** The two things a comparing question names at its end ("…, 9.11 or 9.9?"), as written; empty otherwise. */
	options: readonly string[];
	/** What it names to choose from without letters, as `keyOf` writes it; empty where it names nothing. */
	things: readonly string[];
	/** What it offers under letters; empty where it offers nothing. */
	choices: readonly Choice[];
	percent: boolean;
	/** It asks how many times as much. */
	times: boolean;
	/** Canonical unit asked for ("how many minutes", "in km"); null when none is named. */
	unit: string | null;
	/** All units named in it, those of rates part by part. */
	units: ReadonlySet<string>;
	/** Whether the order of a list means something; null where its words do not say. */
	order: Order | null;
	/** Stems of its words, lower case. */
	words: ReadonlySet<string>;
	/** All of it, lower case, one blank between words. */
	text: string;
	/** The numbers in it, as written. */
	numbers: ReadonlySet<string>;
}

/** Reads a question; an absent one asks for nothing in particular. */
export function readQuestion(question = ''): Asked {
	const text = question.slice(0, MAX_LENGTH).toLowerCase().replace(/\s+/g, ' ');
	const words = text.match(/[\p{L}%°]+/gu) ?? [];
	const isAmount = /\bhow (?:much|many|far|long|tall|old|big|large|heavy)\b|\bdifference\b/.test(text);
	return {
		direction: isAmount ? 'unclear' : directionOf(text),
		options: optionsOf(text),
		things: namedThings(text.trim()),
		choices: choicesOf(question.slice(0, MAX_LENGTH)),
		percent: /%|\bper ?cent/.test(text),
		times: /\b(?:how many times|times (?:as|more|larger|faster)|factor|fold|multiple)\b/.test(text),
		unit: askedUnit(text),
		units: unitsIn(text),
		order: orderOf(text),
		words: new Set(words.map(stem)),
		text,
		numbers: new Set(text.match(/\d+(?:[.,]\d+)*/g)),
	};
}

const MAX_LENGTH = 20_000;

function optionsOf(text: string): string[] {
	const last =
		text
			.split('?')[0]
			?.split(/[,:;] |\bis |\bare |\bof |\bbetween /)
			.at(-1) ?? '';
	const between = /\b(?:of|between) (\S{1,40}) and (\S{1,40})/.exec(text);
	const parts = (
		between === null ? last.split(/ or /) : between.slice(1).map((part) => part.replace(/[,;:?]$/, ''))
	).map((part) => part.replace(/^(?:the |a |an |either )/, '').trim());
	return parts.length === 2 && parts.every((part) => part !== '' && part.length <= 60) ? parts : [];
}

/** Behind a number, one letter is a unit; elsewhere only a word is. */
function unitsIn(text: string): ReadonlySet<string> {
	const found =
		text.match(/(?<=\d ?)[\p{L}°€£$¥]+(?:[²³]|\/\p{L}+)?|(?<!\p{L})\p{L}{2,}(?:\/\p{L}+)?|[€£$¥](?=\d)/gu) ??
		[];
	const names = found.flatMap((one) => unitName(one)?.split('/') ?? []);
	return new Set(names.map((name) => name.replace(/\^\d$/, '')));
}

function askedUnit(text: string): string | null {
	const [, counted] = /\bhow (?:many|much) ((?:(?:square|cubic) )?[\p{L}°]+)/u.exec(text) ?? [];
	const [, inside] = /\bin ((?:(?:square|cubic) )?[\p{L}°/²³]+)[?.)]*(?: |$)/u.exec(text) ?? [];
	return unitName(counted ?? '') ?? unitName(inside ?? '');
}
