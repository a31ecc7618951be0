import { fromBase64Url, toBase64Url } from '../base64url.ts';
import { err, ok, type Result } from '../result.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { MOST_IN_CLASS } from './plan.ts';
import { LONGEST } from './longest.ts';
import { shownText } from '../shown-text.ts';
import type { ClassSummary, Outcome } from './summary.ts';

/** Version of the lines that are written and read here. */
const VERSION = 1;

/** Longer ones are none of ours: with all that a class may ask a line has about 1,400 characters. */
const LONGEST_LINE = 2_000;

/** Why a line is not read; nothing of it is used then. */
export type LineFault =
	/** Cut off or changed on its way. */
	| { kind: 'damaged' }
	/** Written by a newer page. */
	| { kind: 'future'; version: number };

/** In the order of their numbers; 3 is none. */
const OUTCOMES: readonly Outcome[] = ['not-counted', 'right', 'not-right'];

/**
 * A result as one line, `CSP1.…`: URL-safe base64 of the body's length, the body, and the CRC-32 of both. The body: plan and student (8 bytes
 * each), 1 where scripted, version of the page, model and nickname as texts, numbers of methods and questions, a mark of 32 bits
 * for each question, its outcomes (2 bits each, lowest first), tokens of each method plus one (0: not known).
 */
export function formatLine(summary: ClassSummary): string {
	const body = new ByteWriter();
	body.digits(summary.plan);
	body.digits(summary.student);
	body.byte(summary.scripted ? 1 : 0);
	for (const text of [summary.appVersion, summary.model, summary.nickname]) body.text(text);
	body.byte(summary.tokens.length);
	body.byte(summary.questions.length);
	for (const { mark } of summary.questions) body.word(mark);
	const outcomes = summary.questions.flatMap((question) => question.outcomes);
	for (let at = 0; at < outcomes.length; at += 4) {
		const four = outcomes.slice(at, at + 4).map((outcome) => OUTCOMES.indexOf(outcome));
		body.byte(four.reduce((bits, outcome, place) => bits | (outcome << (2 * place)), 0));
	}
	for (const tokens of summary.tokens) body.whole(tokens === null ? 0 : Math.min(tokens, MOST_TOKENS) + 1);
	const whole = new ByteWriter();
	whole.whole(body.bytes.length);
	for (const byte of body.bytes) whole.byte(byte);
	whole.word(crc32(whole.bytes));
	return `CSP${String(VERSION)}.${toBase64Url(whole.bytes)}`;
}

const MOST_TOKENS = 0xffff_fffe;

/** The way back. Names come as they may be shown, whatever the line says. */
export function parseLine(line: string): Result<ClassSummary, LineFault> {
	const [, version = '', packed = ''] = /^CSP(\d{1,6})\.([\w-]*)$/.exec(line) ?? [];
	if (Number(version) > VERSION) return err({ kind: 'future', version: Number(version) });
	if (version !== String(VERSION) || line.length > LONGEST_LINE) return err({ kind: 'damaged' });
	const bytes = fromBase64Url(packed);
	// Of the last letter some bits may belong to no byte: one way of writing counts.
	if (bytes === null || toBase64Url(bytes) !== packed) return err({ kind: 'damaged' });
	try {
		return ok(summaryIn(bytes));
	} catch (error) {
		if (error instanceof RangeError || error instanceof TypeError) return err({ kind: 'damaged' });
		throw error;
	}
}

function summaryIn(bytes: Uint8Array): ClassSummary {
	const reader = new ByteReader(bytes);
	demand(reader.whole() === reader.left - 4);
	demand(crc32(bytes.subarray(0, -4)) === new ByteReader(bytes.subarray(-4)).word());
	const [plan, student] = [reader.digits(8), reader.digits(8)];
	const scripted = reader.byte();
	demand(scripted <= 1);
	const appVersion = shownText(reader.text(), LONGEST.version);
	const model = shownText(reader.text(), LONGEST.model);
	const nickname = shownText(reader.text(), LONGEST.nickname);
	const [methods, count] = [reader.byte(), reader.byte()];
	demand(methods >= 1 && methods <= MOST_IN_CLASS.methods);
	demand(count >= 1 && count <= MOST_IN_CLASS.instances);
	const marks = Array.from({ length: count }, () => reader.word());
	const bits = reader.take(Math.ceil((count * methods) / 4));
	const outcomes = Array.from({ length: bits.length * 4 }, (_, at) => {
		const outcome = OUTCOMES[((bits[Math.floor(at / 4)] as number) >> (2 * (at % 4))) & 3];
		demand(outcome !== undefined);
		return outcome as Outcome;
	});
	const tokens = Array.from({ length: methods }, () => {
		const said = reader.whole();
		demand(said <= MOST_TOKENS + 1);
		return said === 0 ? null : said - 1;
	});
	demand(reader.left === 4);
	const questions = marks.map((mark, at) => ({
		mark,
		outcomes: outcomes.slice(at * methods, (at + 1) * methods),
	}));
	return { plan, student, nickname, model, scripted: scripted === 1, appVersion, questions, tokens };
}

function demand(holds: boolean): void {
	if (!holds) throw new RangeError('It is no line of ours');
}
