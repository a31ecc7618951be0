import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from '../../../../src/core/methods/prompts/word-diff.ts';

function withKind(ours: string, own: string, kinds: readonly string[]): string {
	return wordDiff(ours, own)
		.filter(({ kind }) => kinds.includes(kind))
		.map(({ text }) => text)
		.join('');
}

const TEXT = fc.array(fc.constantFrom('a', 'b', 'run', ' ', ' ', '\n')).map((words) => words.join(''));

describe('the difference word by word', () => {
	it('says what was left out and what was put in', () => {
		expect(
			wordDiff('Solve this by writing a Python program.', 'Solve this by writing one short program.'),
		).toEqual([
			{ kind: 'both', text: 'Solve this by writing ' },
			{ kind: 'ours', text: 'a Python ' },
			{ kind: 'own', text: 'one short ' },
			{ kind: 'both', text: 'program.' },
		]);
		expect(wordDiff('the same', 'the same')).toEqual([{ kind: 'both', text: 'the same' }]);
		expect(wordDiff('', 'new')).toEqual([{ kind: 'own', text: 'new' }]);
	});

	it('holds both texts whole: what is shared with what is ours, and with what is own', () => {
		fc.assert(
			fc.property(TEXT, TEXT, (ours, own) => {
				expect(withKind(ours, own, ['both', 'ours'])).toBe(ours);
				expect(withKind(ours, own, ['both', 'own'])).toBe(own);
			}),
		);
	});
});
