import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64Url } from '../../../src/core/base64url.ts';
import { ByteWriter } from '../../../src/core/class/bytes.ts';
import { crc32 } from '../../../src/core/class/crc32.ts';
import { formatLine, parseLine } from '../../../src/core/class/line.ts';
import { LONGEST } from '../../../src/core/class/longest.ts';
import { shownText } from '../../../src/core/shown-text.ts';
import type { ClassSummary } from '../../../src/core/class/summary.ts';

const digits = fc.string({
	unit: fc.constantFrom(...Array.from('0123456789abcdef')),
	minLength: 16,
	maxLength: 16,
});
const shown = (most: number) =>
	fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => shownText(text, most));

const summaries: fc.Arbitrary<ClassSummary> = fc
	.record({ methods: fc.integer({ min: 1, max: 12 }), questions: fc.integer({ min: 1, max: 100 }) })
	.chain(({ methods, questions }) =>
		fc.record({
			plan: digits,
			student: digits,
			nickname: shown(LONGEST.nickname),
			model: shown(LONGEST.model),
			scripted: fc.boolean(),
			appVersion: shown(LONGEST.version),
			questions: fc.array(
				fc.record({
					mark: fc.integer({ min: 0, max: 0xffff_ffff }),
					outcomes: fc.array(
						fc.constantFrom('not-counted' as const, 'right' as const, 'not-right' as const),
						{
							minLength: methods,
							maxLength: methods,
						},
					),
				}),
				{ minLength: questions, maxLength: questions },
			),
			tokens: fc.array(fc.option(fc.integer({ min: 0, max: 1e9 })), {
				minLength: methods,
				maxLength: methods,
			}),
		}),
	);

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const [one] = fc.sample(
	summaries.filter(({ questions, tokens }) => questions.length === 10 && tokens.length === 3),
	{ numRuns: 1, seed: 3 },
);
const LINE = formatLine(one!);

describe('a result as a line', () => {
	test('comes back as it was', () => {
		fc.assert(
			fc.property(summaries, (summary) => {
				const line = formatLine(summary);
				expect(line).toMatch(/^CSP1\.[\w-]+$/);
				expect(parseLine(line)).toEqual({ ok: true, value: summary });
			}),
		);
	});

	test('has about 200 characters for ten questions and three methods, and never 2,000', () => {
		expect(LINE.length).toBeLessThan(400);
		const text = '💡'.repeat(60);
		const most: ClassSummary = {
			...one!,
			...{ nickname: text.slice(0, 48), model: text, appVersion: text.slice(0, 40) },
			questions: Array.from({ length: 100 }, () => ({
				mark: 0xffff_ffff,
				outcomes: Array<'right'>(12).fill('right'),
			})),
			tokens: Array<number>(12).fill(0xffff_fffe),
		};
		expect(formatLine(most).length).toBeLessThan(2000);
		expect(parseLine(formatLine(most))).toEqual({ ok: true, value: most });
	});

	test('is refused whatever single letter of it was changed', () => {
		for (let at = 5; at < LINE.length; at++) {
			for (const letter of LETTERS) {
				if (letter === LINE[at]) continue;
				const changed = `${LINE.slice(0, at)}${letter}${LINE.slice(at + 1)}`;
				if (parseLine(changed).ok) expect.fail(`${letter} at ${String(at)} was taken`);
			}
		}
		for (let at = 0; at < 5; at++) {
			for (const letter of `${LETTERS}.`) {
				if (letter === LINE[at]) continue;
				expect(parseLine(`${LINE.slice(0, at)}${letter}${LINE.slice(at + 1)}`).ok).toBe(false);
			}
		}
	});

	test('is refused cut anywhere, continued, or with two letters exchanged', () => {
		for (let length = 0; length < LINE.length; length++) {
			expect(parseLine(LINE.slice(0, length))).toEqual({ ok: false, error: { kind: 'damaged' } });
			expect(parseLine(`${LINE.slice(0, 5)}${LINE.slice(5 + length + 1)}`).ok).toBe(false);
		}
		for (const letter of LETTERS) expect(parseLine(`${LINE}${letter}`).ok).toBe(false);
		for (let at = 5; at + 1 < LINE.length; at++) {
			const [a = '', b = ''] = LINE.slice(at, at + 2);
			if (a !== b) expect(parseLine(`${LINE.slice(0, at)}${b}${a}${LINE.slice(at + 2)}`).ok).toBe(false);
		}
	});

	test('of a newer page is told from a damaged one', () => {
		expect(parseLine(LINE.replace('CSP1', 'CSP2'))).toEqual({
			ok: false,
			error: { kind: 'future', version: 2 },
		});
		for (const junk of [
			'',
			'CSP1.',
			'CSP0.abc',
			'CSP01.abc',
			'csp1.abc',
			'CSP1.a b',
			`CSP1.${'A'.repeat(5000)}`,
		])
			expect([junk.slice(0, 9), parseLine(junk)]).toEqual([
				junk.slice(0, 9),
				{ ok: false, error: { kind: 'damaged' } },
			]);
	});

	test('that was forged with a right check sum is read without an exception', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
				const whole = new ByteWriter();
				whole.whole(body.length);
				for (const byte of body) whole.byte(byte);
				whole.word(crc32(whole.bytes));
				expect(parseLine(`CSP1.${toBase64Url(whole.bytes)}`)).toHaveProperty('ok');
			}),
			{ numRuns: 500 },
		);
	});

	test('shows a forged nickname without what would turn or hide the text beside it', () => {
		const nickname = 'A\u202Eevil\u2066\u200B\u0007\n<b>x</b>';
		const read = parseLine(formatLine({ ...one!, nickname }));
		expect(read.ok && read.value.nickname).toBe('Aevil <b>x</b>');
	});
});

describe('a name to be shown', () => {
	test('holds no sign that is not seen, no line break, and is short', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
				const name = shownText(text, 24);
				expect(name).not.toMatch(/\p{C}|[\n\t]/u);
				expect(Array.from(name).length).toBeLessThanOrEqual(24);
				expect(shownText(name, 24)).toBe(name);
			}),
		);
	});
});

test('the check sum is the one of the standard', () => {
	expect(crc32(new TextEncoder().encode('123456789')).toString(16)).toBe('cbf43926');
});
