import { pythonProgram } from './python.ts';
import simulation from './stock.py?raw';
import type { StockProcess } from './stock.ts';

/** `program` finds the counts in `stock`, in the order of the kinds, `methods` as pairs taken, gained, and `take_turns`. */
export function stockProgram({ kinds, initial, recipes, schedule }: StockProcess, program: string): string {
	return pythonProgram(
		{
			stock: Object.fromEntries(kinds.map((kind) => [kind, initial[kind] ?? 0])),
			methods: recipes.map(({ inputs, outputs }) => [inputs, outputs]),
			schedule,
		},
		`\n${simulation}\n\n${program}`,
	);
}
