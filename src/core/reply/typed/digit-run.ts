import { powerOfTen, times, whole, type Exact } from './exact.ts';

/** What a run of digits and separators is worth; `also` are values it has where commas and points change places. */
export interface Run {
	value: Exact;
	also: readonly Exact[];
}

/**
 * Reads digits with separators: `9,500`, `9 500`, `9'500`, `9_500`, `1,234.5`, `1.234,5`, `12,34,567`, `9,5`, `.5`. One point
 * is a decimal point, one comma before three digits groups thousands, another single comma is a decimal comma. Null for
 * what is no one number: dates, versions, lists.
 */
export function readRun(text: string): Run | null {
	const commas = count(text, ',');
	const points = count(text, '.');
	const compact = text.replace(/_(?=\d)/g, '').replace(/(?<=\d)[ '](?=\d{3}(?!\d))/g, '');
	if (/[ '_]/.test(compact)) return null;
	if (commas === 0) return points <= 1 ? only(compact) : grouped(compact, '.', '');
	if (points === 0) return commas === 1 ? withComma(compact) : grouped(compact, ',', '');
	const isPointLast = compact.lastIndexOf('.') > compact.lastIndexOf(',');
	if (isPointLast) return points === 1 ? grouped(compact, ',', '.') : null;
	return commas === 1 ? grouped(compact, '.', ',') : null;
}

function withComma(text: string): Run | null {
	const decimal = only(text.replace(',', '.'));
	if (!/^[1-9]\d{0,2},\d{3}$/.test(text)) return decimal;
	const value = only(text.replace(',', ''));
	return value === null || decimal === null ? null : { value: value.value, also: [decimal.value] };
}

function grouped(text: string, group: ',' | '.', decimal: ',' | '.' | ''): Run | null {
	const cut = decimal === '' ? text.length : text.lastIndexOf(decimal);
	const [first = '', ...rest] = text.slice(0, cut).split(group);
	const isWestern = rest.every((part) => part.length === 3);
	const isIndian =
		group === ',' && rest.at(-1)?.length === 3 && rest.slice(0, -1).every((part) => part.length === 2);
	if (first === '' || first.length > 3 || !(isWestern || isIndian)) return null;
	const decimals = text.slice(cut + 1);
	return only(first + rest.join('') + (decimals === '' ? '' : `.${decimals}`));
}

/** Plain digits with at most one point. `9.500` may be meant as thousands. */
function only(text: string): Run | null {
	const [, integer = '', decimals = ''] = /^(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
	if (integer + decimals === '') return null;
	const value = times(whole(BigInt(integer + decimals)), powerOfTen(-decimals.length));
	const isGroup = /^[1-9]\d{0,2}$/.test(integer) && decimals.length === 3;
	return { value, also: isGroup ? [whole(BigInt(integer + decimals))] : [] };
}

function count(text: string, sign: string): number {
	return text.split(sign).length - 1;
}
