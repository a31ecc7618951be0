import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createToolCallAssembler } from '../../../src/core/hosts/tool-call-pieces.ts';

function assemble(pieces: readonly unknown[]) {
	const assembler = createToolCallAssembler();
	for (const piece of pieces) assembler.add(piece);
	return assembler.calls();
}

const program = (code: string) => JSON.stringify({ code });
const six = { name: 'python', arguments: program('print(6)') };
const seven = { name: 'python', arguments: program('print(7)') };

describe('tool calls in pieces', () => {
	test('C13: ids that change with every piece are one call', () => {
		expect(
			assemble([
				{ index: 0, id: 'a1', function: { name: 'python', arguments: '' } },
				{ index: 0, id: 'b2', function: { arguments: '{"code":' } },
				{ index: 0, id: 'c3', function: { arguments: '"print(1)"}' } },
			]),
		).toEqual([{ id: 'a1', name: 'python', arguments: '{"code":"print(1)"}' }]);
	});

	test('C14: whole calls under one number, with empty ids, are several', () => {
		expect(
			assemble([
				{ index: 0, id: '', function: six },
				{ index: 0, id: '', function: seven },
			]),
		).toEqual([
			{ id: 'call-1', ...six },
			{ id: 'call-2', ...seven },
		]);
	});

	test.each<[string, unknown[], unknown[]]>([
		['no number at all', [{ function: six }, { function: seven }], [six, seven]],
		['arguments as objects', [{ function: { name: 'python', arguments: { code: 'print(6)' } } }], [six]],
		['name and arguments beside the number', [{ index: 0, id: 'a', ...six }], [six]],
		[
			'the id in a piece of its own',
			[
				{ index: 0, id: 'x', type: 'function' },
				{ index: 0, function: { name: 'python' } },
				{ index: 0, function: { arguments: six.arguments } },
			],
			[six],
		],
		[
			'the rest of a call under a wrong number',
			[
				{ index: 0, id: 'a', function: six },
				{ index: 0, id: 'b', function: { name: 'python', arguments: '' } },
				{ index: 1, function: { arguments: seven.arguments } },
			],
			[six, seven],
		],
		[
			'an empty object first, then the real one',
			[
				{ index: 0, id: 'a', function: { name: 'python', arguments: '{}' } },
				{ index: 0, function: { arguments: six.arguments } },
			],
			[six],
		],
		[
			'the whole said once more at the end',
			[
				{ index: 0, id: 'a', function: six },
				{ index: 0, id: 'a', function: six },
			],
			[six],
		],
		[
			'a name that grows',
			[
				{ index: 0, id: 'a', function: { name: 'py' } },
				{ index: 0, function: { name: 'python' } },
				{ index: 0, function: { arguments: six.arguments } },
			],
			[six],
		],
		[
			'a second program without a name',
			[
				{ index: 0, id: 'a', function: six },
				{ index: 0, id: 'b', function: { arguments: seven.arguments } },
			],
			[six, seven],
		],
		[
			'arguments that are a bare program',
			[
				{ index: 0, id: 'a', function: { name: 'python', arguments: 'print(6)' } },
				{ index: 0, id: 'b', function: { name: 'python', arguments: 'print(7)' } },
			],
			[
				{ name: 'python', arguments: 'print(6)' },
				{ name: 'python', arguments: 'print(7)' },
			],
		],
		[
			'a brace too many stays with its call',
			[
				{ index: 0, id: 'a', function: { name: 'python', arguments: '{"code":"1"}' } },
				{ index: 0, function: { arguments: '}</tool_call>' } },
			],
			[{ name: 'python', arguments: '{"code":"1"}}</tool_call>' }],
		],
		['a piece that says nothing', [{ index: 0, id: 'x', function: { name: '', arguments: '' } }], []],
		[
			'calls without arguments',
			[{ index: 0, id: 'a', function: { name: 'end' } }],
			[{ name: 'end', arguments: '' }],
		],
	])('%s', (_what, pieces, calls) => {
		expect(assemble(pieces).map(({ name, arguments: text }) => ({ name, arguments: text }))).toEqual(calls);
	});

	test('every call has an id of its own', () => {
		const ids = assemble([
			{ index: 0, id: 'call-2', function: six },
			{ index: 1, id: 'call-2', function: seven },
			{ index: 2, id: '', function: seven },
		]).map((call) => call.id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('C15: what stands beside the known fields is kept, also inside `function`', () => {
		const signature = { google: { thought_signature: 'c2ln' } };
		expect(
			assemble([
				{ index: 0, id: 'f1', type: 'function', extra_content: signature, function: { ...six, hint: 1 } },
				{ index: 1, id: 'f2', type: 'function', extra_content: null, function: seven },
			]),
		).toEqual([
			{ id: 'f1', ...six, opaque: { extra_content: signature, function: { hint: 1 } } },
			{ id: 'f2', ...seven },
		]);
	});

	test('takes junk without a word', () => {
		expect(assemble([null, 3, 'x', [], {}, { function: 3 }, { index: 'a', id: 4 }])).toEqual([]);
	});
});

interface Whole {
	name: string;
	arguments: string;
	cuts: readonly number[];
}

/** How one kind of host writes the pieces of call number `place`; `isFirst` is its first piece. */
type Dialect = (place: number, text: string, name: string, isFirst: boolean, step: number) => unknown;

const dialects: Readonly<Record<string, Dialect>> = {
	standard: (index, text, name, isFirst) =>
		isFirst
			? { index, id: `c${String(index)}`, type: 'function', function: { name, arguments: text } }
			: { index, function: { arguments: text } },
	'id with every piece': (index, text, name, isFirst) => ({
		index,
		id: `c${String(index)}`,
		function: isFirst ? { name, arguments: text } : { name: null, arguments: text },
	}),
	'id and name with every piece': (index, text, name) => ({
		index,
		id: `c${String(index)}`,
		function: { name, arguments: text },
	}),
	'another id with every piece': (index, text, name, isFirst, step) => ({
		index,
		id: `c${String(index)}-${String(step)}`,
		function: isFirst ? { name, arguments: text } : { arguments: text },
	}),
	'another id and the name with every piece, all numbered 0': (index, text, name, _isFirst, step) => ({
		index: 0,
		id: `c${String(index)}-${String(step)}`,
		function: { name, arguments: text },
	}),
	'all numbered 0, own ids': (index, text, name, isFirst) => ({
		index: 0,
		...(isFirst ? { id: `c${String(index)}` } : {}),
		function: isFirst ? { name, arguments: text } : { arguments: text },
	}),
	'all numbered 0, empty ids': (_index, text, name, isFirst) => ({
		index: 0,
		id: '',
		function: { name: isFirst ? name : '', arguments: text },
	}),
	'no number, own ids': (index, text, name, isFirst) =>
		isFirst
			? { id: `c${String(index)}`, function: { name, arguments: text } }
			: { function: { arguments: text } },
	'no number, no id': (_index, text, name, isFirst) => ({
		function: isFirst ? { name, arguments: text } : { arguments: text },
	}),
	'no number, the name with every piece': (_index, text, name) => ({ function: { name, arguments: text } }),
};

const whole: fc.Arbitrary<Whole> = fc.record({
	name: fc.constantFrom('python', 'report'),
	arguments: fc
		.record({
			code: fc.oneof(fc.string(), fc.constantFrom('{"a": "}"}', 'print("\\"{")', '{}')),
			n: fc.nat(),
		})
		.map((value) => JSON.stringify(value)),
	cuts: fc.array(fc.nat({ max: 40 }), { maxLength: 4 }),
});

function piecesOf({ arguments: text, cuts }: Whole): string[] {
	const places = [
		0,
		...[...new Set(cuts)].filter((cut) => cut > 0 && cut < text.length).sort((a, b) => a - b),
	];
	return places.map((start, i) => text.slice(start, places[i + 1]));
}

describe.each(Object.entries(dialects))('calls cut anywhere, %s', (_name, dialect) => {
	test('come out whole and in order', () => {
		// A call said twice in the same words is taken once.
		const calls = fc.uniqueArray(whole, { maxLength: 4, selector: (one) => one.arguments });
		fc.assert(
			fc.property(calls, fc.boolean(), (list, withEmptyFirst) => {
				const pieces = list.flatMap((call, place) =>
					[...(withEmptyFirst ? [''] : []), ...piecesOf(call)].map((text, step) =>
						dialect(place, text, call.name, step === 0, step),
					),
				);
				expect(assemble(pieces).map(({ name, arguments: text }) => ({ name, arguments: text }))).toEqual(
					list.map(({ name, arguments: text }) => ({ name, arguments: text })),
				);
			}),
		);
	});
});

test('numbered calls may come interleaved', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(whole, { minLength: 2, maxLength: 4, selector: (one) => one.arguments }),
			(list) => {
				const lines = list.map((call, place) =>
					piecesOf(call).map((text, step) =>
						dialects['standard']?.(place, text, call.name, step === 0, step),
					),
				);
				const longest = Math.max(...lines.map((line) => line.length));
				const mixed = Array.from({ length: longest }, (_, step) => lines.map((line) => line[step])).flat();
				expect(assemble(mixed.filter((piece) => piece !== undefined)).map((call) => call.arguments)).toEqual(
					list.map((call) => call.arguments),
				);
			},
		),
	);
});

test('a long call in single letters costs one look at each', () => {
	const text = program('x'.repeat(200_000));
	const assembler = createToolCallAssembler();
	for (const letter of text.match(/[\s\S]/gu) ?? [])
		assembler.add({ index: 0, id: 'a', function: { arguments: letter } });
	expect(assembler.calls()[0]?.arguments).toBe(text);
});
