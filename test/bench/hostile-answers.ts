/**
 * Answers that are made to cost a verifier time, each about `size` characters: plain ones, and ones grown from the right answer,
 * which get past a first look.
 */
export function* hostileAnswers(
	right: string,
	size: number,
): Generator<readonly [name: string, text: string]> {
	const fill = (piece: string): string => piece.repeat(Math.ceil(size / piece.length));
	const around = (open: string, core: string, close: string): string => {
		const times = Math.ceil(size / (open.length + close.length));
		return open.repeat(times) + core + close.repeat(times);
	};
	yield ['brackets', fill('[')];
	yield ['parentheses in pairs', around('(', '', ')')];
	yield ['nested lists', around('[', '1', ']')];
	yield ['nested objects', around('{"a":', '1', '}')];
	yield ['signs', fill('-')];
	yield ['spaces', `${fill(' ')}x`];
	yield ['empty lines', `${fill('\n')}x`];
	yield ['letters', fill('a')];
	yield ['words', fill('if A then B and not C or ')];
	yield ['numbers', fill('12345 ')];
	yield ['list of numbers', `[${fill('12345, ')}0]`];
	yield ['pairs', `[${fill('(1, 2), ')}(1, 2)]`];
	yield ['rows', fill('1 2 3\n')];
	yield ['digits', fill('9')];
	yield ['decimals', `0.${fill('3')}`];
	yield ['power tower', `9${fill('**9')}`];
	yield ['carets', `9${fill('^9')}`];
	yield ['exponent', `1e${fill('9')}`];
	yield ['factorials', `9${fill('!')}`];
	yield ['factorial of a big number', '99999999!'];
	yield ['binomial of big numbers', 'C(99999999, 49999999)'];
	yield ['sum', `${fill('1+')}1`];
	yield ['product', `${fill('99999*')}9`];
	yield ['fraction', `${fill('1/')}7`];
	yield ['sum of fractions', `${fill('1/99991+1/99989+')}1`];
	yield ['sum of roots', `${fill('sqrt(2)+sqrt(3)+sqrt(5)+')}1`];
	yield ['product of roots', `${fill('(1+sqrt(2)+sqrt(3))*')}1`];
	yield ['nested roots', around('sqrt(', '2', ')')];
	yield ['nested TeX fractions', around('\\frac{', '1', '}{2}')];
	yield ['digits of another script', fill('٣')];
	yield ['half surrogate pairs', fill('\ud800')];
	yield ['null characters', fill('\0')];
	for (const glue of ['', ' ', ',', '\n', '+', '=', ' -> ']) {
		yield [`right answer again and again with ${JSON.stringify(glue)}`, fill(right + glue)];
	}
	yield ['right answer in parentheses', around('(', right, ')')];
	yield ['right answer in brackets', around('[', right, ']')];
	yield [
		'right answer with its last third repeated',
		right + fill(right.slice(-Math.ceil(right.length / 3))),
	];
	yield ['right answer spread out', right.split('').join(' '.repeat(Math.ceil(size / right.length)))];
	const wordShare = Math.ceil(size / (right.match(/[A-Za-z]+/g)?.length ?? 1));
	const numberShare = Math.ceil(size / (right.match(/\d+/g)?.length ?? 1));
	yield ['right answer with long words', right.replace(/[A-Za-z]+/g, (word) => word + 'a'.repeat(wordShare))];
	yield ['right answer with zeros', right.replace(/\d+/g, (digits) => '0'.repeat(numberShare) + digits)];
	yield [
		'right answer with big numbers',
		right.replace(/\d+/g, (digits) => digits + '7'.repeat(numberShare)),
	];
}
