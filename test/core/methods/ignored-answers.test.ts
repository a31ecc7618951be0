import { expect, it } from 'vitest';
import { ignoresAnswers } from '../../../src/core/methods/chain-of-code/ignored.ts';

const ASKED = 'things = ["a", "b"]\nanswers = [think("What is it?", thing) for thing in things]\n';

it.each([
	['prints what it was given', `${ASKED}print(f"<<<{things[0]}>>>")`],
	['prints how many it asked about', `${ASKED}print(f"<<<{things[0]} is one of {len(answers)}>>>")`],
	['prints a word that is named alike', `${ASKED}print("answers")`],
	['asks and takes nothing', 'think("What is it?", "a")\nprint(42)'],
	['puts what was said where nobody looks', 'said = think("Which?", 1)\nother = said\nprint("<<<3>>>")'],
	['collects it in a list', 'got = []\nfor x in "ab":\n    got.append(think("Vowel?", x))\nprint(len("ab"))'],
	['speaks of it in a comment', 'a = think("Which?", 1)\nprint(3)  # a is left out'],
	['gives a list of them another value', `${ASKED}answers = 2\nprint(3)`],
	['shows its own thing as the last line', 'a = think("Which?", 1)\nb = 3\nb'],
])('a program that %s ignores the answers', (_, code) => {
	expect(ignoresAnswers(code)).toBe(true);
});

it.each([
	['prints them', `${ASKED}print(f"<<<{answers[0]}>>>")`],
	['counts the true ones', `${ASKED}print(answers.count(True))`],
	['counts those that are kept', 'kept = [x for x in "ab" if think("Vowel?", x)]\nprint(len(kept))'],
	['decides by one', 'if think("Is it a fish?", "whale"):\n    print("yes")\nelse:\n    print("no")'],
	[
		'counts in a loop',
		`${ASKED}count = 0\nfor a in answers:\n    if a == "yes":\n        count += 1\nprint(count)`,
	],
	['chooses by one', 'a = think("Bird?", "bee")\nx = "A" if a else "B"\nprint(x)'],
	['hands them through names', `${ASKED}all = dict(zip(things, answers))\nbest = max(all)\nprint(best)`],
	['prints over lines', `${ASKED}print(\n    "<<<",\n    sum(answers),\n    ">>>",\n)`],
	['asks in the print', 'print(f"<<<{think(\'Which?\', 1)}>>>")'],
	['returns one', 'def ask(x):\n    return think("Which?", x)\nprint(ask(1))'],
	['shows one as the last line', 'a = think("Which?", 1)\na'],
	['hands one to a function of its own', 'def show(x):\n    print(x)\na = think("Which?", 1)\nshow(a)'],
	['asks nothing', 'print(3)'],
	['only speaks of think', 'print("think(1)")'],
	['is longer than is looked at', `${ASKED}${'print(3)\n'.repeat(1000)}`],
])('a program that %s does not', (_, code) => {
	expect(ignoresAnswers(code)).toBe(false);
});
