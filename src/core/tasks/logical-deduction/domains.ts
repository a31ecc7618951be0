/** One setting for an order: its words for places and comparisons. Place 1 is the first end the question speaks of. */
export interface OrderDomain {
	id: string;
	/** `drum` -> `the drum`; people have no article. */
	article: '' | 'the ';
	scene: string;
	/** Which end is place 1, for the question. */
	direction: string;
	before(a: string, b: string): string;
	/** The same fact told from the other side. */
	after(b: string, a: string): string;
	at(a: string, place: string): string;
	/** Objects the generator draws from; at least twelve. */
	pool: readonly string[];
	/** Names of a place counted from the first and from the last end, 1 = the end itself. */
	fromFirst(rank: number): string;
	fromLast(rank: number): string;
}

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
	' ',
);

function ordinal(rank: number): string {
	return ORDINALS[rank - 1] ?? `number ${rank}`;
}

/** `newest`, `second-newest`, ... */
function superlative(word: string): (rank: number) => string {
	return (rank) => (rank === 1 ? word : `${ordinal(rank)}-${word}`);
}

/** `leftmost`, `second from the left`, ... */
function side(word: string): (rank: number) => string {
	return (rank) => (rank === 1 ? `${word}most` : `${ordinal(rank)} from the ${word}`);
}

const row = {
	article: 'the ',
	direction: 'Position 1 is the leftmost place.',
	before: (a: string, b: string) => `${a} stands somewhere to the left of ${b}`,
	after: (b: string, a: string) => `${b} stands somewhere to the right of ${a}`,
	at: (a: string, place: string) => `${a} is the ${place}`,
	fromFirst: side('left'),
	fromLast: side('right'),
} as const;

/** The five settings of the published questions, told with our own objects. */
export const orderDomains: readonly OrderDomain[] = [
	{
		...row,
		id: 'shelf',
		scene: 'These things stand in one row on a shelf',
		pool: 'drum kite stool lamp clock harp vase globe basket candle mirror teapot'.split(' '),
	},
	{
		...row,
		id: 'birds',
		scene: 'These birds sit side by side on a wire',
		pool: 'finch magpie stork heron wren puffin kestrel plover curlew dipper linnet swift'.split(' '),
	},
	{
		id: 'vehicles',
		article: 'the ',
		scene: 'These vehicles stand in a yard, no two of the same age',
		direction: 'Position 1 is the newest vehicle.',
		before: (a, b) => `${a} is newer than ${b}`,
		after: (b, a) => `${b} is older than ${a}`,
		at: (a, place) => `${a} is the ${place}`,
		fromFirst: superlative('newest'),
		fromLast: superlative('oldest'),
		pool: 'scooter ferry tram glider rickshaw snowplough airship barge moped camper trolley hovercraft'.split(
			' ',
		),
	},
	{
		id: 'fruits',
		article: 'the ',
		scene: 'A market stall sells these fruits, no two at the same price',
		direction: 'Position 1 is the most expensive fruit.',
		before: (a, b) => `${a} cost more than ${b}`,
		after: (b, a) => `${b} cost less than ${a}`,
		at: (a, place) => `${a} are the ${place}`,
		fromFirst: superlative('most expensive'),
		fromLast: superlative('cheapest'),
		pool: 'figs quinces lychees damsons papayas tangerines dates medlars guavas currants apricots limes'.split(
			' ',
		),
	},
	{
		id: 'golf',
		article: '',
		scene: 'These golfers played a tournament, and no two of them tied',
		direction: 'Position 1 is the winner.',
		before: (a, b) => `${a} finished ahead of ${b}`,
		after: (b, a) => `${b} finished behind ${a}`,
		at: (a, place) => `${a} finished ${place}`,
		fromFirst: (rank) => ordinal(rank),
		fromLast: (rank) => (rank === 1 ? 'last' : `${ordinal(rank)}-to-last`),
		pool: 'Tarja Milo Benedikt Sunniva Oriol Keziah Lazlo Ottilie Ruben Philippa Dragan Yuna'.split(' '),
	},
];

/** Undefined for an id that is none, as imported files may have it. */
export function orderDomain(id: string): OrderDomain | undefined {
	return orderDomains.find((domain) => domain.id === id);
}

/** The place's name counted from its nearer end. */
export function placeName(domain: OrderDomain, position: number, size: number): string {
	return position <= (size + 1) / 2 ? domain.fromFirst(position) : domain.fromLast(size + 1 - position);
}

/** Inverse of the place names, from either end; null when the words name no place. */
export function positionOfPlace(domain: OrderDomain, words: string, size: number): number | null {
	for (let rank = 1; rank <= size; rank++) {
		if (domain.fromFirst(rank) === words) return rank;
		if (domain.fromLast(rank) === words) return size + 1 - rank;
	}
	return null;
}
