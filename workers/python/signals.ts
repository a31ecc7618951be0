import type { PyodideAPI } from 'pyodide';
import { ENDS_LATE } from '../ends-late.ts';

// What the program makes of it later is nothing to this.
const { parse } = JSON;

/**
 * Turns of a loop from one look to the next. Python's own 50, with a look into a buffer, made loops slower by 3 to 7 % in WebKitGTK
 * 2.50; so it is 0 to 2 %. The rarest looks are those inside a regular expression, some ten milliseconds apart.
 */
const TURNS = 200;

interface Internals {
	HEAP32: Int32Array;
	/** Address of the turns that are left. */
	__Py_emscripten_signal_clock: number;
}

/**
 * Makes a program that never returns one that can be ended, where that needs doing. With an interrupt buffer Python looks for it, by
 * JavaScript, again and again in a loop, and inside those long calls of its own that can be interrupted (regular expressions, arithmetic
 * of large numbers). The look is what counts: whoever asks for the buffer finds none, so that nothing is looked for in it.
 */
export function lookForSignals(pyodide: PyodideAPI): void {
	if (!ENDS_LATE) return;
	const module = Reflect.get(pyodide, '_module') as Internals;
	pyodide.setInterruptBuffer(new Uint8Array(1));
	Object.defineProperty(module, 'Py_EmscriptenSignalBuffer', {
		get() {
			module.HEAP32[module.__Py_emscripten_signal_clock >>> 2] = TURNS;
			// WebKit's own function asks whether the worker has been ended; compiled JavaScript may take seconds to.
			return parse('0') as number;
		},
	});
}
