/** How often each letter is in a hand, A first. */
export type Counts = Uint8Array;

/** What adding a card gives: Pass, Peng or Chi. */
export type Result = 0 | 1 | 2;

const A = 65;

/** `hand`: capital letters. */
export function countCards(hand: string): Counts {
	const counts = new Uint8Array(26);
	for (const card of hand) change(counts, card, 1);
	return counts;
}

/** Changes the counts it is given. Below 0 they wrap to 255, so a card that is taken must be there. */
export function change(counts: Counts, card: string, by: number): void {
	const i = card.charCodeAt(0) - A;
	counts[i] = (counts[i] as number) + by;
}

/** 0 for what is no letter from A to Z. */
export function countOf(counts: Counts, card: string): number {
	return counts[card.charCodeAt(0) - A] ?? 0;
}

/** The letters from A to Z that are kept. */
export function letters(keep: (letter: string) => boolean): string[] {
	return Array.from({ length: 26 }, (_, i) => String.fromCharCode(A + i)).filter(keep);
}

/** Judges a card against the hand before it is put in. Letters beyond A and Z count as absent: no wrap-around. */
export function judge(counts: Counts, card: string, chi: boolean): Result {
	if (countOf(counts, card) >= 2) return 1;
	const x = card.charCodeAt(0) - A;
	const has = (step: number): boolean => (counts[x + step] ?? 0) > 0;
	const isRun = (has(-2) && has(-1)) || (has(-1) && has(1)) || (has(1) && has(2));
	return chi && isRun ? 2 : 0;
}
