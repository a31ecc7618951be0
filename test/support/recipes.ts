import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** One of "Add a host", "Add a method" and so on in CONTRIBUTING.md. */
export interface Recipe {
	title: string;
	/** Markdown, without the heading. */
	text: string;
	pieces: readonly Piece[];
}

/** A file to make, or lines to add to one that is there. */
export interface Piece {
	/** From the repository's root. */
	path: string;
	/** Into the list or record of this name, before one of its elements or at its end. */
	place: 'new' | 'top' | { into: string; before: string | null };
	code: string;
}

const HEAD = /^(?:\/\/|#) (?:(at the top) of |in (\w+) of )?((?:src|test)\/[\w./-]+)(?:, before (\w+))?$/;

export function recipesIn(markdown: string): readonly Recipe[] {
	return markdown
		.split(/^## /m)
		.filter((section) => section.startsWith('Add a '))
		.map((section) => {
			const end = section.indexOf('\n');
			const text = section.slice(end + 1);
			const blocks = [...text.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code = '']) => code);
			return { title: section.slice(0, end), text, pieces: blocks.flatMap(piecesIn) };
		});
}

function piecesIn(block: string): readonly Piece[] {
	const pieces: Piece[] = [];
	for (const line of block.trimEnd().split('\n')) {
		const head = HEAD.exec(line);
		const last = pieces.at(-1);
		if (head !== null) {
			const [, top, into, path = '', before = null] = head;
			const place = into === undefined ? (top === undefined ? 'new' : 'top') : { into, before };
			pieces.push({ path, place, code: '' });
		} else if (last === undefined) throw new Error(`A code block does not say where it belongs: ${line}`);
		else last.code += `${line}\n`;
	}
	return pieces;
}

/** The size as the recipe has to tell it; lines with nothing in them are not counted. */
export function sizeOf({ pieces }: Recipe): string {
	const part = (isNew: boolean): string => {
		const those = pieces.filter(({ place }) => (place === 'new') === isNew);
		const lines = those.flatMap(({ code }) => code.split('\n')).filter((line) => line.trim() !== '').length;
		const files = new Set(those.map(({ path }) => path)).size;
		return `${String(lines)} lines in ${String(files)} ${isNew ? 'new' : 'existing'} file${files === 1 ? '' : 's'}`;
	};
	return `In all ${part(true)} and ${part(false)}.`;
}

/** Does what a person does who follows the recipe in the repository at `root`; where one has been followed, nothing. */
export function follow({ pieces }: Recipe, root: string): void {
	const files = pieces.filter(({ place }) => place === 'new').map(({ path }) => join(root, path));
	if (files.every((file) => existsSync(file))) return;
	for (const piece of pieces) {
		const file = join(root, piece.path);
		mkdirSync(dirname(file), { recursive: true });
		const text = piece.place === 'new' ? piece.code : added(piece, readFileSync(file, 'utf8'));
		writeFileSync(file, text, { flag: piece.place === 'new' ? 'wx' : 'w' });
	}
}

function added({ place, code, path }: Piece, text: string): string {
	if (typeof place === 'string') return code + text;
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const found = source.statements
		.flatMap((one) => (ts.isVariableStatement(one) ? [...one.declarationList.declarations] : []))
		.find(({ name }) => name.getText() === place.into);
	const list = found?.initializer === undefined ? null : literalIn(found.initializer);
	if (list === null) throw new Error(`${path} has no list or record ${place.into}`);
	const parts = ts.isArrayLiteralExpression(list) ? list.elements : list.properties;
	const next = parts.find((part) => part.getText() === place.before);
	if (place.before !== null && next === undefined) throw new Error(`${place.into} has no ${place.before}`);
	const mark = next?.getStart() ?? list.end - 1;
	const line = text.lastIndexOf('\n', mark - 1) + 1;
	// Where the end does not stand on a line of its own, the list is empty so far.
	const [at, before] = text.slice(line, mark).trim() === '' ? [line, ''] : [mark, '\n'];
	return text.slice(0, at) + before + code + text.slice(at);
}

/** Behind `as const`, or under the calls that are made on it. */
function literalIn(node: ts.Expression): ts.ArrayLiteralExpression | ts.ObjectLiteralExpression | null {
	if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) return node;
	if (ts.isAsExpression(node) || ts.isCallExpression(node) || ts.isPropertyAccessExpression(node))
		return literalIn(node.expression);
	return null;
}
