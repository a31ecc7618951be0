import type { PyodideAPI } from 'pyodide';
import { ENDS_LATE } from '../ends-late.ts';

// What the program makes of it later is nothing to this.
const { parse } = JSON;

/**
 * Makes a program that never returns one that can be ended, where that needs doing. With an interrupt buffer Python looks into it, by
 * JavaScript, at every 50th turn of a loop, and inside those long calls of its own that can be interrupted (regular expressions,
 * arithmetic of large numbers). Nothing is ever in it: the look is what counts.
 */
export function lookForSignals(pyodide: PyodideAPI): void {
	if (!ENDS_LATE) return;
	const buffer = {
		get 0() {
			// WebKit's own function asks whether the worker has been ended; compiled JavaScript may take seconds to.
			return parse('0') as number;
		},
		set 0(_signal) {
			// Pyodide puts 0 back.
		},
	};
	pyodide.setInterruptBuffer(buffer as unknown as Uint8Array);
}
