/** Spaces and line ends have a sign, so that one sees where a token begins. */
export function withSigns(text: string): string {
	return text.replaceAll(' ', '·').replaceAll('\n', '⏎').replaceAll('\t', '⇥');
}

/** What a run is called that goes on from another one's reply with one token changed. */
export function forkLabel({ instead, alternative }: { instead: string; alternative: string }): string {
	return `fork: ${withSigns(alternative)} instead of ${withSigns(instead)}`;
}

const SHOWN = 40;

/** What the model went on from: the end of it. */
export function goesOnFrom({ begun }: { begun: string }): string {
	return `goes on from “${begun.length > SHOWN ? '…' : ''}${withSigns(begun.slice(-SHOWN))}”`;
}

/** Between a run and its forks. */
export const kinWords = {
	from: (turn?: number) => (turn === undefined ? 'Forked from' : `Forked at turn ${String(turn)} from`),
	gone: 'Forked from a run that is not kept here any more.',
	forks: (count: number) => (count === 1 ? 'Its fork:' : `Its ${String(count)} forks:`),
	fork: ({ instead, alternative }: { instead: string; alternative: string }) =>
		`${withSigns(alternative)} instead of ${withSigns(instead)}`,
	more: (count: number) => `and ${String(count)} more`,
} as const;
