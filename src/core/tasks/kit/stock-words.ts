import type { Drawing } from '../drawing.ts';
import type { Recipe, StockProcess, StockSchedule } from './stock.ts';

/** `2 [C]` and the like, joined by `and`. */
function amountWords(side: Readonly<Record<string, number>>): string {
	return Object.entries(side)
		.map(([kind, amount]) => `${String(amount)} ${kind}`)
		.join(' and ');
}

/** How the turns go, in words for a question. */
export function scheduleWords(schedule: StockSchedule): string {
	return schedule === 'round-robin'
		? 'The methods take turns in the order of the list, and after the last one it is the turn of method 1 again. ' +
				'At its turn a method is applied exactly once if everything it takes is in stock; otherwise it is skipped. ' +
				'Then it is the turn of the next method. All ends when no method can be applied any more.'
		: 'The methods take turns in the order of the list, and after the last one it is the turn of method 1 again. ' +
				'At its turn a method is repeated as many times as the stock allows (perhaps not at all) before it is the turn of ' +
				'the next method. All ends when no method can be applied any more.';
}

/** One line per method, numbered from 1 as the turns of `scheduleWords` name them. */
export function methodList(recipes: readonly Recipe[]): string {
	return recipes
		.map(
			({ inputs, outputs }, i) =>
				`Method ${String(i + 1)}: take ${amountWords(inputs)}, get ${amountWords(outputs)}`,
		)
		.join('\n');
}

/** The stock at the start, then the methods. */
export function drawStock({ kinds, initial, recipes }: StockProcess): Drawing[] {
	const start = kinds.map((kind) => ({ text: kind, sub: String(initial[kind] ?? 0) }));
	return [
		{ kind: 'items', caption: 'Stock at the start', items: start },
		{
			kind: 'facts',
			caption: 'Methods, in the order of their turns',
			facts: recipes.map(({ inputs, outputs }) => `${amountWords(inputs)} → ${amountWords(outputs)}`),
		},
	];
}
