/** A stretch of words that both texts have, or only one of them. */
export interface Stretch {
	kind: 'both' | 'ours' | 'own';
	text: string;
}

/**
 * What the own text changes of ours, word by word: the fewest words left out and put in (longest common subsequence). The stretches
 * of `both` and `own` together are the own text, those of `both` and `ours` ours, but for the blanks before a change. Time and room
 * grow with the product of the lengths, each at most a prompt's.
 */
export function wordDiff(ours: string, own: string): readonly Stretch[] {
	const [a, b] = [wordsOf(ours), wordsOf(own)];
	let from = 0;
	while (from < a.length && a[from] === b[from]) from++;
	let [endA, endB] = [a.length, b.length];
	while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
	const stretches: Stretch[] = [];
	const add = (kind: Stretch['kind'], words: readonly (string | undefined)[]): void => {
		const last = stretches.at(-1);
		const text = words.join('');
		if (last?.kind === kind) last.text += text;
		else if (text !== '') stretches.push({ kind, text });
	};
	add('both', a.slice(0, from));
	for (const { kind, word } of changes(a.slice(from, endA), b.slice(from, endB))) add(kind, [word]);
	add('both', a.slice(endA));
	return stretches;
}

function changes(a: readonly string[], b: readonly string[]): { kind: Stretch['kind']; word: string }[] {
	// common[i][j]: the most words that a from i on and b from j on have in common.
	const width = b.length + 1;
	const common = new Uint16Array((a.length + 1) * width);
	const at = (i: number, j: number): number => common[i * width + j] ?? 0;
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) {
			common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
		}
	}
	const found: { kind: Stretch['kind']; word: string }[] = [];
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		const [ours, own] = [a[i], b[j]];
		if (ours !== undefined && ours === own) {
			found.push({ kind: 'both', word: ours });
			[i, j] = [i + 1, j + 1];
		} else if (ours !== undefined && (own === undefined || at(i + 1, j) >= at(i, j + 1))) {
			found.push({ kind: 'ours', word: ours });
			i++;
		} else {
			found.push({ kind: 'own', word: own as string });
			j++;
		}
	}
	return found;
}

/** Each with the blanks behind it; blanks at the beginning are a word. */
function wordsOf(text: string): readonly string[] {
	return text.match(/^\s+|\S+\s*/g) ?? [];
}
