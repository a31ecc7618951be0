import { flushSync } from 'svelte';

let isPrinting = $state(false);

/** `current` while the page is drawn for paper, on which nobody can press “more”. */
export const printing = {
	get current(): boolean {
		return isPrinting;
	},
};

// Drawn at once: how many pages it takes is counted as soon as this has been told. A media query tells too late.
for (const [name, is] of [
	['beforeprint', true],
	['afterprint', false],
] as const) {
	if (typeof window !== 'undefined') addEventListener(name, () => flushSync(() => (isPrinting = is)));
}
