import type { RunVerdict } from '../../record/event.ts';
import { correct } from '../../verdict.ts';
import { isEqual, isWithinRounding, ratio, times, whole, type Exact } from './exact.ts';
import type { Quantity } from './quantity.ts';
import type { Asked } from './question.ts';
import { conversion, partsOfUnit, stem } from './unit.ts';

type Judgement = RunVerdict['verdict'];

/** Compares two numbers with what they measure or count; null when they differ. */
export function compareQuantities(wanted: Quantity, given: Quantity, asked: Asked): Judgement | null {
	if (!isEqual(wanted.value, given.value)) return compareOtherwise(wanted, given, asked);
	if (wanted.isUnsure || given.isUnsure)
		return open('The letter behind the number may be a unit or a factor; compare it yourself');
	// As many of another size: metres are no millimetres.
	if (isOfOtherSize(wanted, given, asked)) return null;
	if (wanted.unit === '' && wanted.nouns.length === 0) {
		const isOther =
			given.unit !== '' && (asked.unit === null ? isForeign(given.unit, asked) : given.unit !== asked.unit);
		if (isOther) return open('The number is the expected one, in another unit than the question’s');
		const isBare = given.unit === '' && given.nouns.length === 0;
		return correct(
			isBare ? 'The answer is the expected one' : 'The number is the expected one; no unit was asked for',
		);
	}
	if (isSameMeasure(wanted, given)) return correct('The answer is the expected one');
	const isBare = given.unit === '' && given.nouns.length === 0;
	const isImplied =
		asked.unit === wanted.unit ||
		wanted.nouns.some((noun) => asked.words.has(stem(noun))) ||
		MONEY.test(wanted.unit) ||
		(wanted.unit !== '' && asked.unit === null && !wanted.isSum && isGiven(wanted.unit, asked));
	if (isBare && isImplied) return correct('The number is the expected one');
	return open('The number is the expected one; compare the unit yourself');
}

function isOfOtherSize(wanted: Quantity, given: Quantity, asked: Asked): boolean {
	const isBare = wanted.unit === '' && wanted.nouns.length === 0;
	const factor = conversion(given.unit, isBare ? (asked.unit ?? '') : wanted.unit);
	return factor !== null && factor.over !== factor.under && !isEqual(given.value, whole(0));
}

/**
 * Whether a unit is none of the question's, where it speaks of others of its kind: metres where it gives kilometres. Hours share what is
 * measured whatever the time is given in.
 */
function isForeign(unit: string, asked: Asked): boolean {
	const own = partsOfUnit(unit);
	return own.some(({ name, family }, at) => {
		if (at > 0 && name === 'h') return false;
		return !asked.units.has(name) && [...asked.units].some((one) => partsOfUnit(one)[0]?.family === family);
	});
}

/** Whether a unit is made of the question's own: km/h where it gives kilometres and minutes. */
function isGiven(unit: string, asked: Asked): boolean {
	return partsOfUnit(unit).every(({ name, family }, at) => {
		if (at === 0 || name !== 'h') return asked.units.has(name);
		return [...asked.units].some((one) => partsOfUnit(one)[0]?.family === family);
	});
}

const MONEY = /^(?:dollar|euro|£|¥|₹)$/;

function isSameMeasure(wanted: Quantity, given: Quantity): boolean {
	if (wanted.unit !== '') return wanted.unit === given.unit;
	const counted = new Set(given.nouns.map(stem));
	return given.unit === '' && wanted.nouns.every((noun) => counted.has(stem(noun)));
}

function speaksOf(unit: string, asked: Asked): boolean {
	return partsOfUnit(unit).some(({ name }) => asked.units.has(name));
}

/** Unequal values that may still mean the same: other separators, percent, another unit, the rounding of machine numbers. */
function compareOtherwise(wanted: Quantity, given: Quantity, asked: Asked): Judgement | null {
	const meant = [wanted.value, ...wanted.also];
	if ([given.value, ...given.also].some((one) => meant.some((other) => isEqual(one, other)))) {
		return open('The number can be read in more than one way; one of them is the expected one');
	}
	if (isMachineRounding(wanted.value, given.value))
		return open('The number differs only by the rounding of machine numbers');
	const unit = wanted.unit || (asked.unit ?? '');
	if (unit === given.unit || unit === '' || given.unit === '') return null;
	const factor = conversion(given.unit, unit);
	if (factor === null) return open('The two are measured in different units');
	const converted = times(given.value, ratio(factor.over, factor.under));
	if (!isEqual(converted, wanted.value)) return null;
	// What the question itself gives in that unit may only be said again; and it may ask for its own.
	const isOwn = asked.unit === null && wanted.unit !== '' && !speaksOf(given.unit, asked);
	return isOwn
		? correct('The answer is the expected one in another unit')
		: open('The answer is the expected one in another unit');
}

/** A number as a machine prints it (16 or 17 digits) beside a short one. */
function isMachineRounding(wanted: Exact, given: Exact): boolean {
	if (!isWithinRounding(wanted, given)) return false;
	const printed = given.under.toString().length - 1;
	return (
		printed >= 14 &&
		printed <= 20 &&
		wanted.under.toString().length <= 12 &&
		given.over.toString().length <= 18
	);
}

function open(why: string): Judgement {
	return { kind: 'not-checked', why };
}
