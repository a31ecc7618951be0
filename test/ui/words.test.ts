import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type AST, parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const UI = fileURLToPath(new URL('../../src/ui/', import.meta.url));

/** Attributes of elements, and properties of our components, that people read. */
const READ =
	/^(?:aria-label|aria-description|aria-valuetext|title|placeholder|label|alt|help|part|way|what|empty)$/;
const LETTER = /\p{L}/u;

interface Node {
	type: string;
	[field: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Texts written in a component's markup; not what its script or words compute. */
function textsIn(source: string): string[] {
	const found: string[] = [];
	walk(parse(source, { modern: true }).fragment, found);
	return found.filter((text) => LETTER.test(text)).map((text) => text.trim());
}

function walk(node: unknown, found: string[]): void {
	if (Array.isArray(node)) for (const inner of node) walk(inner, found);
	if (!isNode(node)) return;
	// Lengths have letters too.
	if (node.type === 'StyleDirective') return;
	if (node.type === 'Text') found.push(node['data'] as string);
	else if (node.type === 'ExpressionTag') found.push(...literals(node['expression']));
	else if (node.type === 'Attribute') {
		if (READ.test((node as unknown as AST.Attribute).name)) walk(node['value'], found);
	} else for (const inner of Object.values(node)) walk(inner, found);
}

/** The texts an expression may come to, as far as they are written in it: not those it compares with or hands on. */
function literals(expression: unknown): string[] {
	if (!isNode(expression)) return [];
	switch (expression.type) {
		case 'Literal':
			return typeof expression['value'] === 'string' ? [expression['value']] : [];
		case 'TemplateLiteral':
			return [
				...(expression['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked),
				...(expression['expressions'] as unknown[]).flatMap(literals),
			];
		case 'ConditionalExpression':
			return [...literals(expression['consequent']), ...literals(expression['alternate'])];
		case 'LogicalExpression':
			return [...literals(expression['left']), ...literals(expression['right'])];
		case 'BinaryExpression':
			return expression['operator'] === '+'
				? [...literals(expression['left']), ...literals(expression['right'])]
				: [];
		default:
			return [];
	}
}

const components = readdirSync(UI, { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.svelte'))
	.sort();

describe('the texts of the page', () => {
	it('are found where they are written: in text, in names, in either of two', () => {
		expect(
			textsIn(`
				<p aria-label="A name" class="none" data-x="none">Text {words.x} · → ▸ 1</p>
				<b title={is === 'none' ? 'one' : \`two \${n}\`}>{a ?? 'three'}{f('none')}{kind === 'none'}</b>
				{#if x === 'none'}<Part label={'four'} {...rest} />{:else}{@const y = 'none'}{y}{/if}
			`),
		).toEqual(['A name', 'Text', 'one', 'two', 'three', 'four']);
	});

	it('stand in src/words, ready for a second language', () => {
		const own = components.flatMap((path) =>
			textsIn(readFileSync(UI + path, 'utf8')).map((text) => `${path}: ${text}`),
		);
		expect(own).toEqual([]);
	});
});
