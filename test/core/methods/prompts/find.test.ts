import { expect, it } from 'vitest';
import { ALL_CODE_INSTRUCTION, CODE_COT_INSTRUCTION } from '../../../../src/core/methods/kit/ways.ts';
import { promptsIn } from '../../../../src/core/methods/prompts/find.ts';
import { countUnseen, visible } from '../../../../src/core/methods/prompts/visible.ts';
import { withOwnTexts } from '../../../../src/core/methods/prompts/wording.ts';
import type { MethodId, MethodOptions } from '../../../../src/core/method-id.ts';

function found(message: string, method: MethodId, options: MethodOptions = {}): string[] {
	return promptsIn(message, method, options).map(
		({ prompt, isOwn }) => `${prompt.title}${isOwn ? ', own' : ''}`,
	);
}

it('names the prompts of a message, in our words or in the person’s', () => {
	expect(found(`${ALL_CODE_INSTRUCTION}\n\nWhat?`, 'all-code')).toEqual(['Answer with a program']);
	const options = withOwnTexts({}, { 'all-code': 'Code it.' });
	expect(found('Code it.\n\nWhat?', 'all-code', options)).toEqual(['Answer with a program, own']);
	expect(found(`${ALL_CODE_INSTRUCTION}\n\nWhat?`, 'all-code', options)).toEqual([]);
	expect(found('What?', 'all-code')).toEqual([]);
});

it('finds a template by what stands around its values, and names none that stands inside another', () => {
	const hint = 'Compute the answer from the facts given in the question.';
	expect(found(`${CODE_COT_INSTRUCTION} ${hint}`, 'codesteer')).toEqual([
		'Plan, then a program',
		'Rule coach: hint',
	]);
	const seconds =
		'Your program did not finish within 10 seconds. Make sure every loop ends, cut off hopeless branches early, and remember what has been worked out already.';
	expect(found(seconds, 'codesteer')).toEqual(['Rule coach: too slow']);
});

it('names what nobody can see in a text, and leaves the rest as it is', () => {
	const text = 'a\u200bb\u0007c\u202ed\tе\n\u{1f600}';
	expect(visible(text)).toBe('a⟨U+200B⟩b⟨U+0007⟩c⟨U+202E⟩d\tе\n\u{1f600}');
	expect(countUnseen(text)).toBe(3);
	expect(visible('\u034f ❤\ufe0f \ufe0f')).toBe('⟨U+034F⟩ ❤\ufe0f ⟨U+FE0F⟩');
});
