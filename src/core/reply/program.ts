import { type FencedBlock, isPythonLabel, splitFences } from './fences.ts';

/** What the blocks and calls of a reply tell. */
export interface Found {
	program: Program | null;
	/** The text without its Python blocks; other fenced text stays, without the fence lines. */
	prose: string;
	/** `prose.slice(0, before)` stands before the first Python block; 0-based. */
	before: number;
	/** `prose.slice(after)` stands after the last Python block; 0 when there is none. */
	after: number;
}

/** The Python that a reply holds. Found however its fences are written; nothing is repaired. */
export interface Program {
	/** The first Python block, as published. */
	code: string;
	/** In a fence, or as the text of a tool call. */
	written: 'block' | 'call';
	/** What was unusual about the block: "first of 3 blocks", "fence labelled py", "fence was not closed". Null if nothing. */
	note: string | null;
	/** Every Python block, or every call, in order; the first is `code`. */
	blocks: readonly string[];
	/** Why the first block alone answers nothing ("block 2 calls what block 1 defines"); null when it can stand alone. */
	needsOthers: string | null;
}

/**
 * Finds the program in a reply. The published code sees only fences labelled exactly `python`; this one also takes other
 * spellings, `~~~`, an unlabelled fence around what looks like Python, and a fence left open at the end of the reply.
 * Linear in the length of the reply.
 */
export function findPrograms(reply: string): Found {
	const { blocks, outside } = splitFences(reply);
	const programs: (FencedBlock & { code: string })[] = [];
	const pieces: string[][] = [[]];
	const say = (lines: readonly string[]): void => {
		for (const line of lines) pieces.at(-1)?.push(line);
	};
	say(outside[0] ?? []);
	for (const [i, block] of blocks.entries()) {
		const code = codeOf(block);
		if (code === null) {
			say(block.lines);
		} else {
			programs.push({ ...block, code });
			pieces.push(resultsShown(block.lines));
		}
		say(outside[i + 1] ?? []);
	}
	const words = pieces.map((lines) => lines.join('\n').trim());
	const prose = words.filter((piece) => piece !== '').join('\n\n');
	const first = programs[0];
	if (first === undefined) return { program: null, prose, before: prose.length, after: 0 };
	return {
		program: programOf(
			programs.map(({ code }) => code),
			noteOf(first, programs.length),
		),
		prose,
		before: words[0]?.length ?? 0,
		after: prose.length - (words.at(-1)?.length ?? 0),
	};
}

/** `blocks` is not empty. */
export function programOf(blocks: readonly string[], note: string | null): Program {
	return { code: blocks[0] as string, written: 'block', note, blocks, needsOthers: whyOthers(blocks) };
}

/** All blocks as one program: the option "run all blocks". */
export function withAllBlocks(program: Program): Program {
	const { blocks } = program;
	if (blocks.length < 2) return program;
	return {
		...program,
		code: blocks.join('\n\n'),
		note: `all ${String(blocks.length)} blocks`,
		needsOthers: null,
	};
}

/** Null for a block that is no Python, or empty. */
function codeOf({ label, lines }: FencedBlock): string | null {
	const isPython =
		label === '' || label.toLowerCase() === 'code'
			? lines.some((line) => PYTHON_LINE.test(line.trim().slice(0, 200)))
			: isPythonLabel(label);
	if (!isPython) return null;
	const code = withoutPrompts(lines).join('\n').trimEnd();
	return code.trim() === '' ? null : code;
}

const PYTHON_LINE =
	/^(?:>>> |import [a-z_]|from [\w.]+ import |def \w+\(|class \w+[(:]|for .+ in .+:|while .+:|print\(|with .+:$|try:$)/i;

/** A console session: what was typed, without prompts and answers. */
function withoutPrompts(lines: readonly string[]): readonly string[] {
	const first = lines.find((line) => line.trim() !== '');
	if (first === undefined || !/^\s*>>> /.test(first)) return lines;
	return lines.flatMap((line) => {
		const typed = /^\s*(?:>>>|\.\.\.) ?(.*)$/.exec(line)?.[1];
		return typed === undefined ? [] : [typed];
	});
}

/** What a console session shows under what was typed: words of the reply, for nobody has run it. */
function resultsShown(lines: readonly string[]): string[] {
	return withoutPrompts(lines) === lines ? [] : lines.filter((line) => !/^\s*(?:>>>|\.\.\.)/.test(line));
}

function noteOf(block: FencedBlock, count: number): string | null {
	const remarks = [
		...(count > 1 ? [`first of ${String(count)} blocks`] : []),
		...(block.label === ''
			? ['fence without a label']
			: block.label === 'python'
				? []
				: [`fence labelled ${block.label}`]),
		...(block.closed ? [] : ['fence was not closed']),
	];
	return remarks.length === 0 ? null : remarks.join(', ');
}

/** The first block only defines; a later one calls what it defines, or prints. */
function whyOthers(blocks: readonly string[]): string | null {
	const [first = '', ...others] = blocks;
	if (others.length === 0 || !onlyDefines(first)) return null;
	const names = new Set(Array.from(first.matchAll(DEFINED), ([, one, two]) => one ?? two ?? ''));
	for (const [i, block] of others.entries()) {
		const used = Array.from(block.matchAll(/[A-Za-z_]\w*/g), ([name]) => name).find((name) =>
			names.has(name),
		);
		const which = `block ${String(i + 2)}`;
		if (used !== undefined) return `the first block only defines; ${which} uses its ${used}`;
		if (/^[ \t]*print\(/m.test(block)) return `the first block only defines; ${which} prints`;
	}
	return null;
}

const DEFINED = /^(?:(?:async )?def|class) (\w+)|^(\w+) *(?::[^=\n]*)?=(?!=)/gm;

/** Whether all it does at the outermost level is to import, define and assign. */
function onlyDefines(code: string): boolean {
	const outer = code.split('\n').filter((line) => /^[^\s#)\]}'"]/.test(line));
	return outer.every((line) => OUTER.test(line)) && !/^print\(/m.test(code);
}

const OUTER = /^(?:import |from |(?:async )?def |class |@|[\w.,[\] ]+ *(?::[^=]*)?=(?!=))/;
