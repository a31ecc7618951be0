import { describe, expect, it } from 'vitest';
import {
	beforeUnfilled,
	behindCopiedFormat,
	withoutCopiedFormat,
} from '../../../src/core/reply/copied-format.ts';

describe('the form of an answer, copied from the question', () => {
	it.each([
		['<<<final answer>>>=29042', '29042'],
		['<<<final answer>>: true', 'true'],
		['<<<final answer>>Australia is Sydney.', 'Australia is Sydney.'],
		['<<<<final answer>>>Saturday', 'Saturday'],
		['<>>final answer>>3', '3'],
		['<<<final answer>>>, Faust was written by Charles Dickens.', 'Faust was written by Charles Dickens.'],
		['<<<your answer>>> → -5', '-5'],
		['<<<final answer>>> -5', '-5'],
		// Qwen2.5-Coder 1.5B.
		['4 <<<final answer>>>.', '4.'],
		['4 <<<final answer>>>', '4'],
		['<<<final answer>>', ''],
		['<<<answer>>>\n\n1,2\n3,4', '1,2\n3,4'],
		['The program prints the final answer in the format `<<<final answer>>`', ''],
		['It prints <<<answer>>> at the end.', 'It prints  at the end.'],
	])('is no part of %j', (text, left) => {
		expect(withoutCopiedFormat(text)).toBe(left);
	});

	it.each(['<<<42>>>', '1 << 2 >> 3', 'a <b> c', 'x >> 2 << y', '<<<(B)>>>: the second'])(
		'is not in %j',
		(text) => {
			expect(withoutCopiedFormat(text)).toBe(text);
		},
	);

	it.each([
		['It is FF.\n\nThe final answer is:\n\n<<<final answer>>>\n\nThis is because F is 15.', 'It is FF.'],
		['So 7.\n\n**Answer:**\n<<<answer>>>\n\nExplanation: 3 + 4.', 'So 7.'],
	])('with an explanation behind it sends the reader back: %j', (text, left) => {
		expect(beforeUnfilled(text)).toBe(left);
	});

	it.each([
		'<<<answer>>>\n\n7',
		'The answer is:\n\n<<<answer>>>\n\nThis is because F is 15.',
		'So 7.\n\n<<<7>>>\n\nThis is because 3 + 4.',
		'So 7.\n\n<<<answer>>>\n\n8',
	])('does not elsewhere: %j', (text) => {
		expect(beforeUnfilled(text)).toBe(text);
	});
});

describe('what stands behind the copied form on its line', () => {
	it.each([
		['<<<final answer>>=12', '12'],
		['So it costs $68.\n\n<<<final answer>>= $68\n\nThis answer represents the cost.', '$68'],
		['<<<answer>>>: 1\n<<<answer>>>: 2', '2'],
		['It is 3. <<<answer>>>: 4', null],
		['<<<final answer>>>', null],
		['<<<3>>>: the third', null],
	])('is the answer: %j', (text, said) => {
		expect(behindCopiedFormat(text)).toBe(said);
	});
});
