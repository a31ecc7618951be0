import type { AnalysisMark, CodeAnalysis, PythonError, ThoughtAsk } from '../../core/execution.ts';
import { isListOf } from '../../core/tasks/kit/shape.ts';
import type {
	AnswerVariable,
	PackageImage,
	PythonOutcome,
	PythonReply,
} from '../../../workers/python.protocol.ts';

/**
 * Reads what came over an interpreter's port; null for anything that is not a reply. A program can send lists of millions at little cost
 * to itself: none is walked that is longer than it may be.
 */
export function parsePythonReply(message: unknown): PythonReply | null {
	if (!isRecord(message)) return null;
	if (message['kind'] === 'booted') {
		const snapshot = message['snapshot'];
		return { kind: 'booted', snapshot: snapshot instanceof ArrayBuffer ? snapshot : null };
	}
	if (message['kind'] === 'boot-failed') {
		const { reason } = message;
		return typeof reason === 'string' ? { kind: 'boot-failed', reason } : null;
	}
	const run = message['run'];
	if (typeof run !== 'number') return null;
	switch (message['kind']) {
		case 'needs':
			return isListOf(message['imports'], 0, MOST_IMPORTS, isImport)
				? { kind: 'needs', run, imports: message['imports'] }
				: null;
		case 'placed':
			return { kind: 'placed', run };
		case 'not-placed':
			return typeof message['reason'] === 'string' && !isTooLong(message['reason'])
				? { kind: 'not-placed', run, reason: message['reason'] }
				: null;
		case 'imported-ahead':
			return { kind: 'imported-ahead', run, isUnnoticed: message['isUnnoticed'] === true };
		case 'memory': {
			const { memory } = message;
			return { kind: 'memory', run, memory: memory instanceof ArrayBuffer ? memory : null };
		}
		case 'started':
			return { kind: 'started', run };
		case 'output':
			return parseOutput(run, message);
		case 'ended':
			return parseEnded(run, message);
		case 'image':
			return isImage(message['image'])
				? { kind: 'image', run, image: message['image'], isWhole: message['isWhole'] === true }
				: null;
		case 'no-image':
			return typeof message['reason'] === 'string'
				? { kind: 'no-image', run, reason: message['reason'] }
				: null;
		case 'analysed':
			return isAnalysis(message['analysis'])
				? { kind: 'analysed', run, analysis: message['analysis'] }
				: null;
		default:
			return null;
	}
}

function parseOutput(run: number, message: Record<string, unknown>): PythonReply | null {
	const { stream, text, truncated } = message;
	if ((stream !== 'stdout' && stream !== 'stderr') || typeof text !== 'string') return null;
	return { kind: 'output', run, stream, text, truncated: truncated === true };
}

function parseEnded(run: number, message: Record<string, unknown>): PythonReply | null {
	const { figures, ms } = message;
	const outcome = parseOutcome(message['outcome']);
	if (outcome === null || typeof ms !== 'number' || !isListOf(figures, 0, MOST_FIGURES, isFigure))
		return null;
	return { kind: 'ended', run, outcome, figures, ms };
}

function parseOutcome(outcome: unknown): PythonOutcome | null {
	if (!isRecord(outcome)) return null;
	switch (outcome['kind']) {
		case 'finished': {
			const { value } = outcome;
			if (isTooLong(value)) return null;
			const variable = parseVariable(outcome['variable']);
			return {
				kind: 'finished',
				...(typeof value === 'string' && { value }),
				...(variable !== null && { variable }),
			};
		}
		case 'raised': {
			const error = parseError(outcome['error']);
			if (error === null) return null;
			const asks = parseAsks(outcome['asks']);
			return asks === null ? { kind: 'raised', error } : { kind: 'raised', error, asks };
		}
		case 'crashed': {
			const { reason } = outcome;
			return typeof reason === 'string' && !isTooLong(reason) ? { kind: 'crashed', reason } : null;
		}
		default:
			return null;
	}
}

function parseVariable(variable: unknown): AnswerVariable | null {
	if (!isRecord(variable)) return null;
	const { name, text } = variable;
	if (typeof text !== 'string' || isTooLong(text)) return null;
	return name === 'result' || name === 'Answer' || name === 'answer' ? { name, text } : null;
}

function parseError(error: unknown): PythonError | null {
	if (!isRecord(error)) return null;
	const { name, message, traceback, line } = error;
	if (typeof name !== 'string' || typeof message !== 'string' || typeof traceback !== 'string') return null;
	if (isTooLong(name) || isTooLong(message) || isTooLong(traceback)) return null;
	return typeof line === 'number' ? { name, message, traceback, line } : { name, message, traceback };
}

/** As many and as long as the harness lets them be; null for anything else, and for none. */
function parseAsks(value: unknown): readonly ThoughtAsk[] | null {
	if (!isListOf(value, 1, MOST_ASKS, isAsk)) return null;
	return value.map(({ instruction, value: about, line }) => ({
		instruction,
		value: about,
		line: typeof line === 'number' && line >= 1 ? line : null,
	}));
}

function isAsk(ask: unknown): ask is { instruction: string; value: string; line: unknown } {
	if (!isRecord(ask)) return false;
	const { instruction, value } = ask;
	if (typeof instruction !== 'string' || typeof value !== 'string') return false;
	return instruction.length + value.length <= LONGEST_ASK;
}

/** More than the harness lets through: a program's forgery, which would be shown and kept with the run. */
function isTooLong(text: unknown): boolean {
	return typeof text === 'string' && text.length > LONGEST_TEXT;
}

/** The harness cuts at 256 Ki code points, of which one can be two units here, and adds a notice. */
const LONGEST_TEXT = 520 * 1024;
const MOST_FIGURES = 8;
/** Of a picture as its address. */
const LONGEST_FIGURE = 16 * 1024 * 1024;
const MOST_ASKS = 8;
/** The harness names no more; each of them may have the page fetch a package. */
const MOST_IMPORTS = 64;
/** The harness leaves out names of more than 100 code points; the longest of a package has 25. */
const LONGEST_IMPORT = 200;
/** Python counts code points, of which one can be two units here. */
const LONGEST_ASK = 8000;
/** The checker reads at most a million characters, and of what it marks nothing is shorter than a call, `f()`. */
const MOST_MARKS = 350_000;
/** One for each kind of finding. */
const MOST_LINES = 100;

function isImport(value: unknown): value is string {
	return typeof value === 'string' && value.length <= LONGEST_IMPORT;
}

/** Figures end up as image addresses in the page: only what can be nothing but a picture gets that far. */
function isFigure(value: unknown): value is string {
	if (typeof value !== 'string' || value.length > LONGEST_FIGURE) return false;
	return /^data:image\/png;base64,[A-Za-z0-9+/=]*$/.test(value);
}

/** Images come from an interpreter that never runs a program, so only the outline is checked. */
function isImage(value: unknown): value is PackageImage {
	return (
		isRecord(value) &&
		Array.isArray(value['files']) &&
		Array.isArray(value['libraries']) &&
		value['bytes'] instanceof ArrayBuffer
	);
}

/** Analyses come from an interpreter that never runs a program, so only the outline is checked. */
function isAnalysis(value: unknown): value is CodeAnalysis {
	if (!isRecord(value)) return false;
	switch (value['kind']) {
		case 'analysed':
			return (
				isListOf(value['marks'], 0, MOST_MARKS, isMark) && isListOf(value['lines'], 0, MOST_LINES, isText)
			);
		case 'syntax-error':
			return typeof value['message'] === 'string' && typeof value['line'] === 'number';
		case 'unavailable':
			return typeof value['reason'] === 'string';
		default:
			return false;
	}
}

function isMark(value: unknown): value is AnalysisMark {
	return isRecord(value) && typeof value['kind'] === 'string' && typeof value['line'] === 'number';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
