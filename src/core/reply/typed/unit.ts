/** How units are written. The first is the name the others are told by; the number says how many of the family's smallest. */
const FAMILIES: Readonly<Record<string, readonly (readonly [names: string, size: number])[]>> = {
	length: [
		['nm nanometre nanometer', 1],
		['µm μm um micrometre micrometer micron', 1e3],
		['mm millimetre millimeter', 1e6],
		['cm centimetre centimeter', 1e7],
		['dm decimetre decimeter', 1e8],
		['m metre meter', 1e9],
		['km kilometre kilometer kms', 1e12],
		['inch inches', 25_400_000],
		['foot feet ft', 304_800_000],
		['yard yd yards', 914_400_000],
		['mile mi miles', 1_609_344_000_000],
	],
	time: [
		['ms millisecond msec', 1],
		['s second sec secs sekunde sekunden', 1000],
		['min minute mins minuten', 60_000],
		['h hour hr hrs std stunde stunden', 3_600_000],
		['day days tage tagen', 86_400_000],
		['week weeks woche wochen', 604_800_000],
	],
	calendar: [
		['month months monat monate', 1],
		['year years yr yrs jahr jahre jahren', 12],
		['decade decades', 120],
		['century centuries', 1200],
	],
	mass: [
		['mg milligram', 1],
		['g gram grams gramme gramm', 1000],
		['kg kilogram kilo kilos kgs kilogramm', 1_000_000],
		['t tonne ton tonnes', 1_000_000_000],
		['ounce oz', 28_349.523125],
		['lb lbs', 453_592.37],
	],
	volume: [
		['ml millilitre milliliter', 1],
		['cl centilitre centiliter', 10],
		['dl decilitre deciliter', 100],
		['l litre liter', 1000],
	],
	angle: [
		['degree deg ° grad', 1],
		['radian rad', 0],
	],
	heat: [
		['°c celsius', 0],
		['°f fahrenheit', 0],
		['kelvin', 0],
	],
	money: [
		['dollar $ usd us$ buck', 0],
		['euro € eur', 0],
		['£ gbp', 0],
		['pound', 0],
		['¥ yen jpy', 0],
		['₹ rupee inr rs', 0],
		['cent ¢', 0],
		['franc chf', 0],
	],
	other: [
		['joule j', 1],
		['kj kilojoule', 1000],
		['watt w', 1],
		['kw kilowatt', 1000],
		['volt v', 1],
		['newton n', 1],
		['hz hertz', 1],
		['byte bytes', 1],
		['kb kilobyte', 1000],
		['mb megabyte', 1_000_000],
		['gb gigabyte', 1_000_000_000],
		['bit bits', 1],
	],
};

interface Unit {
	name: string;
	family: string;
	/** Zero where units of the family do not convert by a factor. */
	size: number;
}

const UNITS: ReadonlyMap<string, Unit> = new Map(
	Object.entries(FAMILIES).flatMap(([family, units]) =>
		units.flatMap(([names, size]) => {
			const all = names.split(' ');
			const name = all[0] ?? '';
			return all.flatMap((written) =>
				(written.length > 2 ? [written, `${written}s`] : [written]).map(
					(one) => [one, { name, family, size }] as const,
				),
			);
		}),
	),
);

/**
 * Canonical name of a unit as written, lower case: "km", "kilometres", "km/h", "m²", "square metres", "miles per hour". Null
 * for other words, which may count things but do not measure.
 */
export function unitName(written: string): string | null {
	const trimmed = written.trim().replace(/\.$/, '');
	const text =
		SHORT.get(trimmed) ??
		trimmed.replace(/^(?:degrees?|grad|°) ?(?=[cf]$|celsius$|fahrenheit$)/, '°').replace(/^°(?=..)/, '');
	const known = UNITS.get(text);
	if (known !== undefined) return known.name;
	const [, word, base = ''] = /^(square|cubic|sq) (\S+)$/.exec(text) ?? [];
	if (word !== undefined) return suffixed(base, word === 'cubic' ? '^3' : '^2');
	const [over = '', under, more] = text.split(PER);
	if (under !== undefined) {
		const [top, bottom] = [unitName(over), unitName(under)];
		return top === null || bottom === null || more !== undefined ? null : `${top}/${bottom}`;
	}
	const [, raised = '', how = ''] = /^(.+?)(²|³|\^\(?[23]\)?| squared| cubed)$/.exec(text) ?? [];
	return how === '' ? null : suffixed(raised, /³|3|cubed/.test(how) ? '^3' : '^2');
}

/** Between what is measured and what it is shared by: "km/h", "kilometres per hour", "miles an hour", "Kilometer pro Stunde". */
export const PER = / ?\/ ?| (?:per|pro|por|par|an?) /;
const SHORT: ReadonlyMap<string, string> = new Map([
	['mph', 'mile/h'],
	['kph', 'km/h'],
	['kmh', 'km/h'],
	['km/std', 'km/h'],
]);

/** What a unit measures: each of its parts with the family that the part is of. */
export function partsOfUnit(name: string): readonly { name: string; family: string }[] {
	return name.split('/').map((part) => {
		const base = part.replace(/\^\d$/, '');
		return { name: base, family: UNITS.get(base)?.family ?? base };
	});
}

function suffixed(base: string, power: string): string | null {
	const name = UNITS.get(base)?.name;
	return name === undefined ? null : `${name}${power}`;
}

interface Factor {
	over: bigint;
	under: bigint;
}

/** How many of the second unit one of the first is, as a quotient, rates part by part; null when no factor is known here. */
export function conversion(from: string, to: string): Factor | null {
	const [a, b] = [from.split('/'), to.split('/')];
	if (a.length !== b.length) return null;
	let all: Factor = { over: 1n, under: 1n };
	for (const [at, part] of a.entries()) {
		const one = partConversion(part, b[at] ?? '');
		if (one === null) return null;
		const [over, under] = at === 0 ? [one.over, one.under] : [one.under, one.over];
		all = { over: all.over * over, under: all.under * under };
	}
	return all;
}

function partConversion(from: string, to: string): Factor | null {
	const [[base = '', power = '1'], [other = '', raised = '1']] = [from.split('^'), to.split('^')];
	const [a, b] = [UNITS.get(base), UNITS.get(other)];
	if (a === undefined || b === undefined || power !== raised) return null;
	if (a === b) return { over: 1n, under: 1n };
	if (a.family !== b.family || a.family === 'other') return null;
	if (a.size === 0 || b.size === 0 || !Number.isInteger(a.size) || !Number.isInteger(b.size)) return null;
	return { over: BigInt(a.size) ** BigInt(power), under: BigInt(b.size) ** BigInt(power) };
}

/** A word in the form its singular and plural share. */
export function stem(word: string): string {
	const text = word.toLowerCase();
	return text.length > 3 ? text.replace(/'?s$/, '').replace(/e$/, '') : text;
}
