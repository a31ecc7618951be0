import { err, ok, type Result } from '../../result.ts';
import { fraction, type Fraction } from './fraction.ts';

const MAX_LENGTH = 2000;
const MAX_EXPONENT = 60;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;
const RATIO = /^([+-]?)(\d+)\/(\d+)$/;
const MIXED = /^([+-]?)(\d+) +(\d+)\/(\d+)$/;
/** Thousands in groups of three, by comma, blank, underscore or thin space, one kind throughout. */
const GROUPED = /^([+-]?)(\d{1,3})(?:([,_ \u00a0\u2009\u202f])\d{3})(?:\3\d{3})*(?:\.\d*)?(?:\/\d+)?$/;

const NO_UNIT =
	/\b(?:hundreds?|thousands?|[mbtr]+illions?|percent|and|or|to|plus|minus|times|over|half|halves|thirds?|squared|cubed|factorial|[kK]|M|bn|mn)\b/;

/** Words behind a number that are no unit but change it or add to it: `12 million`, `12 and a half`, `12 percent`. */
export function changesNumber(words: string): boolean {
	return NO_UNIT.test(words);
}

/**
 * Reads one number exactly: whole, decimal, scientific, a fraction p/q or a mixed number a p/q. Brackets, quotes, dollar
 * signs and back-ticks around it are dropped. Expressions are never evaluated.
 */
export function parseNumber(text: string): Result<Fraction> {
	if (text.length > MAX_LENGTH) return err('The answer is far too long for one number');
	const bare = strip(text).replace(/[−–]/g, '-');
	if (bare === '') return err('There is no number between the markers');
	const spaced = bare.replace(/\s*\/\s*/g, '/').replace(/^([+-])\s+/, '$1');
	const plain = GROUPED.test(spaced) && !MIXED.test(spaced) ? spaced.replace(/[^\d./+-]/g, '') : spaced;
	const mixed = MIXED.exec(plain);
	if (mixed !== null) {
		const [, sign = '', whole = '', top = '', bottom = ''] = mixed;
		if (BigInt(bottom) === 0n) return err('The fraction has the denominator 0');
		return ok(signed(sign, BigInt(whole) * BigInt(bottom) + BigInt(top), BigInt(bottom)));
	}
	const ratio = RATIO.exec(plain);
	if (ratio !== null) {
		const [, sign = '', top = '', bottom = ''] = ratio;
		if (BigInt(bottom) === 0n) return err('The fraction has the denominator 0');
		return ok(signed(sign, BigInt(top), BigInt(bottom)));
	}
	const decimal = DECIMAL.exec(plain);
	const [, sign = '', whole = '', part = '', exponent = '0'] = decimal ?? [];
	if (decimal === null || whole + part === '') return err('The answer is not one plain number');
	const power = Number(exponent) - part.length;
	if (Math.abs(Number(exponent)) > MAX_EXPONENT)
		return err('The exponent of the number is out of all bounds');
	const digits = BigInt(whole + part);
	return ok(
		power >= 0
			? signed(sign, digits * 10n ** BigInt(power), 1n)
			: signed(sign, digits, 10n ** BigInt(-power)),
	);
}

function strip(text: string): string {
	let bare = text.trim();
	for (let round = 0; round < 4; round++) {
		const before = bare;
		bare = bare.replace(/^[\s$`"']+|[\s$`"']+$/g, '').replace(/^\\\(([^]*)\\\)$/, '$1');
		if (/^\[[^[\]]*\]$/.test(bare) || /^\([^()]*\)$/.test(bare)) bare = bare.slice(1, -1);
		if (bare === before) break;
	}
	return bare;
}

function signed(sign: string, top: bigint, bottom: bigint): Fraction {
	return fraction(sign === '-' ? -top : top, bottom);
}
