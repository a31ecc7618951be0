/** What a reply repeats without end. */
export interface Circle {
	/** The repeated text, once. */
	text: string;
	/** How often it stands at the end of what has come. */
	times: number;
}

/**
 * Notices while a reply streams that it certainly goes in circles: its end is one and the same text again and again, to the
 * letter, longer than a table of equal cells or a list of zeros is. Costs a fixed number of steps per character.
 */
export class CircleWatch {
	#tail = '';
	#sinceLook = 0;

	/** Takes the next piece; says what repeats as soon as that is certain. */
	push(text: string): Circle | null {
		this.#tail = (this.#tail + text).slice(-WINDOW);
		this.#sinceLook += text.length;
		if (this.#sinceLook < LOOK_EVERY) return null;
		this.#sinceLook = 0;
		return circleAtEnd(this.#tail);
	}
}

const WINDOW = 4_800;
const LOOK_EVERY = 120;
const LONGEST_PERIOD = 800;
const LEAST_TIMES = 6;
/** Characters that are one text repeated; without a word in it, as in a grid of zeros, it must be longer. */
const CERTAIN = 1_600;
const CERTAIN_WITHOUT_WORDS = 4_600;

/** The shortest text that the end of the given one consists of; null when it is not certain. Linear (prefix function). */
function circleAtEnd(text: string): Circle | null {
	const length = text.length;
	if (length < CERTAIN) return null;
	// From the end on, each prefix of the reversed text is an end of the text.
	const border = new Uint16Array(length);
	let best: { period: number; covered: number } | null = null;
	for (let at = 1, match = 0; at < length; at++) {
		const sign = text.charCodeAt(length - 1 - at);
		while (match > 0 && text.charCodeAt(length - 1 - match) !== sign) match = border[match - 1] as number;
		if (text.charCodeAt(length - 1 - match) === sign) match++;
		border[at] = match;
		const covered = at + 1;
		const period = covered - match;
		if (period <= LONGEST_PERIOD && covered >= CERTAIN && covered >= period * LEAST_TIMES) {
			best = { period, covered };
		}
	}
	if (best === null) return null;
	const once = text.slice(-best.period);
	if (!/\p{L}{2}|\p{L}\W/u.test(once) && best.covered < CERTAIN_WITHOUT_WORDS) return null;
	return { text: once.trim(), times: Math.floor(best.covered / best.period) };
}
