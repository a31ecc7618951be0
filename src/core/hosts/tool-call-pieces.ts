import { isRecord } from '../json.ts';
import type { Opaque, ToolCall } from '../model.ts';
import { createWholeness, type Wholeness } from './wholeness.ts';

/** One entry of `delta.tool_calls`, read; absent fields are empty or null. */
interface Piece {
	index: number | null;
	id: string;
	name: string;
	text: string;
	/** Fields beside the known ones. */
	opaque: Opaque | null;
}

interface OpenCall {
	id: string;
	name: string;
	text: string[];
	/** Length of `text`, joined. */
	length: number;
	wholeness: Wholeness;
	opaque: Opaque | null;
	/** Its first piece brought an id of its own. */
	isNamedById: boolean;
}

/** Takes one reply, piece by piece; see `createToolCallAssembler`. */
export interface ToolCallAssembler {
	/** Takes one entry of `tool_calls`, or the old format's `function_call`; junk without a word. */
	add(piece: unknown): void;
	/** The calls in the order of their beginning, each with an id of its own. */
	calls(): ToolCall[];
}

/**
 * Puts tool calls together from their pieces. Hosts number calls from 0, number all of them 0, or not at all; give ids once,
 * with every piece, another one with every piece, or empty ones; repeat the name, or send it in pieces. One rule for all:
 *
 * A piece belongs to the call with its id, else to the newest call with its number, else to the newest call. It begins a call
 * instead when there is none such; when that call's arguments are a whole JSON object (nothing can follow one) and the piece
 * has something of its own; or when it bears another name after arguments have begun.
 */
export function createToolCallAssembler(): ToolCallAssembler {
	const calls: OpenCall[] = [];
	const byId = new Map<string, OpenCall>();
	const byIndex = new Map<number, OpenCall>();

	const find = (piece: Piece): OpenCall | undefined => {
		const known = byId.get(piece.id);
		if (known !== undefined) return known;
		const last = calls.at(-1);
		if (piece.index === null) return last;
		const numbered = byIndex.get(piece.index);
		if (numbered !== undefined) return numbered;
		// The rest of the newest call under a wrong number.
		const isRest = piece.id === '' && piece.name === '' && last?.wholeness.isWhole() === false;
		return isRest ? last : undefined;
	};

	return {
		add: (value) => {
			const piece = readPiece(value);
			if (piece === null) return;
			const found = find(piece);
			const call = found === undefined || beginsAnother(piece, found) ? begin(piece, found) : found;
			if (call !== found) calls.push(call);
			grow(call, piece);
			if (piece.id !== '') byId.set(piece.id, call);
			if (piece.index !== null) byIndex.set(piece.index, call);
		},
		calls: () => {
			const used = new Set<string>();
			return calls
				.filter((call, i) => call.length > 0 || (call.name !== '' && !isEcho(call, calls[i - 1])))
				.map((call, i) => {
					let id = call.id;
					for (let n = i + 1; id === '' || used.has(id); n++) id = `call-${String(n)}`;
					used.add(id);
					return {
						id,
						name: call.name,
						arguments: call.text.join(''),
						...(call.opaque === null ? {} : { opaque: call.opaque }),
					};
				});
		},
	};
}

function begin(piece: Piece, before: OpenCall | undefined): OpenCall {
	return {
		id: piece.id,
		// A second program without a name is for the same tool.
		name: piece.name === '' ? (before?.name ?? '') : piece.name,
		text: [],
		length: 0,
		wholeness: createWholeness(),
		opaque: null,
		isNamedById: piece.id !== '' && piece.id !== before?.id,
	};
}

function beginsAnother(piece: Piece, call: OpenCall): boolean {
	const isNewId = piece.id !== '' && call.id !== '' && piece.id !== call.id;
	const isOtherName = piece.name !== '' && call.name !== '' && piece.name !== call.name;
	if (call.wholeness.isWhole()) {
		// Some hosts open with an empty object and fill it, or end by saying the whole once more.
		if (startsObject(piece.text))
			return isNewId || isOtherName || !(isPlaceholder(call) || isSaid(piece, call));
		const isSameId = piece.id !== '' && piece.id === call.id;
		return piece.name !== '' && !isSameId && piece.text.trim() === '';
	}
	if (piece.name === '') return false;
	if (isNewId) return isOtherName || (call.length > 0 && !call.wholeness.isObject());
	return isOtherName && call.length > 0;
}

function grow(call: OpenCall, piece: Piece): void {
	if (call.id === '') call.id = piece.id;
	if (piece.name !== '' && piece.name !== call.name && call.length === 0) {
		call.name = piece.name.startsWith(call.name) ? piece.name : call.name + piece.name;
	}
	if (piece.opaque !== null) call.opaque = { ...call.opaque, ...piece.opaque };
	if (piece.text === '') return;
	if (call.wholeness.isWhole() && startsObject(piece.text)) {
		call.text = [];
		call.length = 0;
		call.wholeness = createWholeness();
	}
	call.text.push(piece.text);
	call.length += piece.text.length;
	call.wholeness.read(piece.text);
}

/** A host that repeats the name with every piece does so after the last one too. */
function isEcho(call: OpenCall, before: OpenCall | undefined): boolean {
	return before !== undefined && before.name === call.name && !call.isNamedById && before.length > 0;
}

function startsObject(text: string): boolean {
	return text.trimStart().startsWith('{');
}

function isSaid(piece: Piece, call: OpenCall): boolean {
	return piece.text.length === call.length && piece.text === call.text.join('');
}

function isPlaceholder(call: OpenCall): boolean {
	return call.length < 8 && /^\s*\{\s*\}\s*$/.test(call.text.join(''));
}

function readPiece(value: unknown): Piece | null {
	if (!isRecord(value)) return null;
	const nested = isRecord(value['function']) ? value['function'] : null;
	const made = nested ?? value;
	const { index, id } = value;
	return {
		index: typeof index === 'number' ? index : null,
		id: typeof id === 'string' ? id : '',
		name: typeof made['name'] === 'string' ? made['name'] : '',
		text: toText(made['arguments']),
		opaque: opaqueOf(value, nested),
	};
}

const known = new Set(['index', 'id', 'type', 'function', 'name', 'arguments']);

function opaqueOf(piece: Record<string, unknown>, nested: Record<string, unknown> | null): Opaque | null {
	const beside = unknownFields(piece);
	const within = unknownFields(nested ?? {});
	if (within.length > 0) beside.push(['function', Object.fromEntries(within)]);
	return beside.length === 0 ? null : Object.fromEntries(beside);
}

function unknownFields(value: Record<string, unknown>): [string, unknown][] {
	return Object.entries(value).filter(([field, held]) => held !== null && !known.has(field));
}

/** Most hosts send JSON text; a few send the object itself. */
function toText(value: unknown): string {
	if (typeof value === 'string') return value;
	return isRecord(value) ? JSON.stringify(value) : '';
}
