/** Where labels stand in a picture. Lengths are pixels, y grows downwards; no measuring, so that every browser lays out alike. */

/** About as wide as a text of small size is drawn; rather too wide than too narrow. */
export function textWidth(text: string): number {
	return Math.ceil(text.length * WIDTH_OF_A_LETTER);
}

const WIDTH_OF_A_LETTER = 6.6;

/** As much of a text as is drawn within a width, with a sign that something is missing. */
export function shortened(text: string, width: number): string {
	if (textWidth(text) <= width) return text;
	const most = Math.max(0, Math.floor(width / WIDTH_OF_A_LETTER) - 1);
	return `${Array.from(text).slice(0, most).join('').trimEnd()}…`;
}

/** Texts one after the other in rows of a width: where each begins. What is wider than a row has one of its own. */
export function inRows(
	widths: readonly number[],
	width: number,
	gap: number,
): { places: readonly { x: number; row: number }[]; rows: number } {
	let [x, row] = [0, 0];
	const places = widths.map((one) => {
		if (x > 0 && x + one > width) [x, row] = [0, row + 1];
		const place = { x, row };
		x += one + gap;
		return place;
	});
	return { places, rows: widths.length === 0 ? 0 : row + 1 };
}

/**
 * Near to where each is wanted, at least `gap` apart, in their order, between `low` and `high` as far as there is room; where there
 * is none they begin at `low`. The least sum of squares, by pooling those that touch.
 */
export function spread(
	wanted: readonly number[],
	{ gap, low, high }: { gap: number; low: number; high: number },
): readonly number[] {
	const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] as number) - (wanted[b] as number));
	const blocks: { sum: number; count: number }[] = [];
	const startOf = ({ sum, count }: { sum: number; count: number }): number => sum / count;
	for (const [rank, at] of order.entries()) {
		let block = { sum: (wanted[at] as number) - rank * gap, count: 1 };
		for (
			let last = blocks.at(-1);
			last !== undefined && startOf(last) > startOf(block);
			last = blocks.at(-1)
		) {
			blocks.pop();
			block = { sum: last.sum + block.sum, count: last.count + block.count };
		}
		blocks.push(block);
	}
	const most = high - (wanted.length - 1) * gap;
	const placed = new Array<number>(wanted.length);
	let rank = 0;
	for (const block of blocks) {
		for (let one = 0; one < block.count; one++, rank++) {
			const start = Math.max(low, Math.min(most, startOf(block)));
			placed[order[rank] as number] = start + rank * gap;
		}
	}
	return placed;
}

/** A drawn point that wants a label beside it; pixels, y downwards. */
export interface Spot {
	x: number;
	y: number;
	text: string;
	/** Drawn even where it covers something. */
	needed: boolean;
}

/** Where a label found room: its anchor point in pixels, and which end of the text stands there. */
export interface Placed {
	/** Of the spot. */
	at: number;
	x: number;
	y: number;
	anchor: 'start' | 'middle' | 'end';
}

/** Pixels. */
export interface Area {
	width: number;
	height: number;
	/** Of a spot. */
	radius: number;
	/** More places that no label may cover. */
	kept?: readonly { x: number; y: number }[];
}

interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/**
 * A label beside each spot where it covers no other label and no spot: right, left, above or below of it, in this order; else
 * none, unless it is needed. Earlier spots choose first, needed ones before the others.
 */
export function placeLabels(
	spots: readonly Spot[],
	{ width, height, radius, kept = [] }: Area,
): readonly Placed[] {
	// First the spots themselves, by their place.
	const taken: Box[] = [...spots, ...kept].map(({ x, y }) => ({
		left: x - radius,
		right: x + radius,
		top: y - radius,
		bottom: y + radius,
	}));
	const order = spots.map((_, at) => at).sort((a, b) => Number(spots[b]?.needed) - Number(spots[a]?.needed));
	return order.flatMap((at) => {
		const spot = spots[at] as Spot;
		const choices = AROUND.map((place) => place(spot, radius + 3));
		const inside = choices.filter(({ box }) => isInside(box, width, height));
		const free = inside.find(({ box }) => taken.every((other, of) => of === at || !overlap(box, other)));
		const found = free ?? (spot.needed ? (inside[0] ?? choices[0]) : undefined);
		if (found === undefined) return [];
		taken.push(found.box);
		const { x, y, anchor } = found;
		return [{ at, x, y, anchor }];
	});
}

const LINE = 14;

type Choice = Omit<Placed, 'at'> & { box: Box };

const AROUND: readonly ((spot: Spot, off: number) => Choice)[] = [
	({ x, y, text }, off) => choice(x + off, y, 'start', textWidth(text)),
	({ x, y, text }, off) => choice(x - off, y, 'end', textWidth(text)),
	({ x, y, text }, off) => choice(x, y - off - LINE / 2, 'middle', textWidth(text)),
	({ x, y, text }, off) => choice(x, y + off + LINE / 2, 'middle', textWidth(text)),
];

function choice(x: number, y: number, anchor: Placed['anchor'], width: number): Choice {
	const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
	return { x, y, anchor, box: { left, right: left + width, top: y - LINE / 2, bottom: y + LINE / 2 } };
}

function isInside({ left, right, top, bottom }: Box, width: number, height: number): boolean {
	return left >= 0 && right <= width && top >= 0 && bottom <= height;
}

function overlap(a: Box, b: Box): boolean {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
