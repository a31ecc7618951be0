/** Which end of which scale; a word may belong to several. `+` is the end named first in a line below. */
export interface Direction {
	scales: readonly string[];
	end: '+' | '-';
}

const SCALE_WORDS: readonly (readonly [scale: string, high: string, low: string])[] = [
	[
		'size',
		'larger largest bigger biggest greater greatest higher highest more most maximum max exceeds größer größere größte höher mehr mayor maggiore maior',
		'smaller smallest less least lower lowest fewer fewest lesser minimum min kleiner kleinere kleinste niedriger weniger menor minore',
	],
	['age', 'older oldest elder eldest', 'younger youngest newer newest'],
	['length', 'longer longest', 'shorter shortest'],
	['height', 'taller tallest', 'shorter shortest lower lowest'],
	['weight', 'heavier heaviest', 'lighter lightest'],
	['speed', 'faster fastest quicker quickest', 'slower slowest'],
	['time', 'later latest last after', 'earlier earliest first before sooner'],
	['distance', 'farther farthest further furthest', 'nearer nearest closer closest'],
	['price', 'dearer costlier pricier', 'cheaper cheapest'],
	['heat', 'hotter hottest warmer warmest', 'colder coldest cooler coolest'],
	['width', 'wider widest broader', 'narrower narrowest'],
	['depth', 'deeper deepest', 'shallower shallowest'],
	['worth', 'better best stronger strongest richer richest', 'worse worst weaker weakest poorer poorest'],
];

const WORDS: ReadonlyMap<string, Direction> = (() => {
	const words = new Map<string, Direction>();
	for (const [scale, high, low] of SCALE_WORDS) {
		for (const [end, list] of [
			['+', high],
			['-', low],
		] as const) {
			for (const word of list.split(' ')) {
				words.set(word, { scales: [...(words.get(word)?.scales ?? []), scale], end });
			}
		}
	}
	return words;
})();

/** A comparing word of a sentence, with where it stands. */
export interface Comparative extends Direction {
	from: number;
	to: number;
}

/** The first comparing word of a lower-case text; null when there is none. */
export function findComparative(text: string): Comparative | null {
	for (const match of text.matchAll(/\p{L}+/gu)) {
		const known = WORDS.get(match[0]);
		if (known !== undefined) return { ...known, from: match.index, to: match.index + match[0].length };
	}
	return null;
}

/** The end a lower-case question asks for: null when it names none, `unclear` when it names both or denies. */
export function directionOf(question: string): Direction | 'unclear' | null {
	const ends = new Set<string>();
	let first: Direction | null = null;
	for (const [word] of question.matchAll(/\p{L}+/gu)) {
		const known = WORDS.get(word);
		if (known === undefined) continue;
		ends.add(known.end);
		first ??= known;
	}
	if (first === null) return null;
	if (ends.size > 1 || /\b(?:not|nicht)\b|n't\b/.test(question)) return 'unclear';
	return first;
}

/**
 * Whether a sentence's comparing word names the asked end (`same`) or the other one (`opposite`); null when the two speak of
 * different things. Plain size words fit every scale.
 */
export function relate(word: Direction, asked: Direction | 'unclear' | null): 'same' | 'opposite' | null {
	if (asked === null) return 'same';
	if (asked === 'unclear') return null;
	const fits =
		[...word.scales, ...asked.scales].includes('size') ||
		word.scales.some((scale) => asked.scales.includes(scale));
	if (!fits) return null;
	return word.end === asked.end ? 'same' : 'opposite';
}
