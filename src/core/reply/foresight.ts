import { isPythonLabel, splitFences } from './fences.ts';

const FENCE = /^\s*(?:```|~~~)/;
const IMPORT = /^[ \t]*(?:import|from)[ \t]/;
/** Imports may go on after an import, an empty line or a comment. */
const HEAD = /^\s*(?:#.*|(?:import|from)[ \t].*)?$/;

/**
 * Reads a reply as it comes for what its program is going to import, so that this can be made ready meanwhile. Of its first Python
 * block, which is the one that runs, and of lines that are whole: half a name may be that of another package.
 */
export class Foresight {
	#line = '';
	#where: 'before' | 'inside' | 'after' = 'before';
	#code = '';
	/** The last import that came has not been told. */
	#hasNew = false;

	/** The program so far, when imports of it have just been followed by something else; null where there is nothing to tell. */
	hear(text: string): string | null {
		if (this.#where === 'after') return null;
		if (!text.includes('\n')) {
			this.#line += text;
			return null;
		}
		const lines = (this.#line + text).split('\n');
		this.#line = lines.pop() as string;
		let isTold = false;
		for (const line of lines) {
			if (this.#mayGoOn(line) || !this.#hasNew) continue;
			this.#hasNew = false;
			isTold = true;
		}
		return isTold ? this.#code : null;
	}

	/** False where the imports that came, if any, are followed by something else. */
	#mayGoOn(line: string): boolean {
		if (this.#where === 'before') return this.#open(line);
		if (this.#where === 'inside' && !FENCE.test(line)) return this.#add(line);
		this.#where = 'after';
		return false;
	}

	#open(line: string): boolean {
		const [block] = splitFences(line).blocks;
		if (block === undefined || !isPythonLabel(block.label)) return true;
		this.#where = block.closed ? 'after' : 'inside';
		// A program may begin on the line of its fence.
		for (const first of block.lines) this.#add(first);
		return !block.closed;
	}

	#add(line: string): boolean {
		this.#code += `${line}\n`;
		if (IMPORT.test(line)) this.#hasNew = true;
		return HEAD.test(line);
	}
}
