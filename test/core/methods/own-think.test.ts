import { describe, expect, it } from 'vitest';
import { withoutOwnThink } from '../../../src/core/methods/chain-of-code/own-think.ts';

const NOTE = '# think is the model: what stood here is left out';

describe('a program that defines think itself', () => {
	it.each([
		[
			'a function',
			'def think(question, value):\n    # a stub\n    return True\n\nprint(think("Fruit?", "fig"))',
			[NOTE, '', '', '', 'print(think("Fruit?", "fig"))'],
		],
		['a function on one line', 'def think(q, v): return v\nprint(1)', [NOTE, 'print(1)']],
		[
			'a function with hints, over several lines',
			'x = 1\ndef think(\n    q: str,\n    v: dict[str, int] = None,\n) -> bool:\n    if v:\n        return True\n\n    return False\n# then\nprint(x)',
			['x = 1', NOTE, '', '', '', '', '', '', '', '# then', 'print(x)'],
		],
		['a function at the end', 'print(1)\nasync def think(q):\n    return 1', ['print(1)', NOTE, '']],
		['a lambda', 'think = lambda q, v: v\nprint(1)', [NOTE, 'print(1)']],
		['an import', 'from thinker import think\nimport think\nprint(1)', [NOTE, NOTE, 'print(1)']],
	])('is run without it: %s', (_, code, lines) => {
		expect(withoutOwnThink(code)).toEqual({ code: lines.join('\n'), isOwn: true });
	});

	it.each([
		'answers = [think("Fruit?", word) for word in words]\nprint(answers)',
		'def thinks(x):\n    return think("?", x)\nprint(thinks(1))',
		'rethink = 1\nthink_of = 2\nprint(think == 3)',
		'class A:\n    def think(self):\n        return 1',
		'from math import sqrt\nprint("def think(x): 1")',
	])('is another one: %j', (code) => {
		expect(withoutOwnThink(code)).toEqual({ code, isOwn: false });
	});
});
