import type { StockProcess } from './stock.ts';

/** A simulation that ends with the counts in `counts`; `print` is the line that prints them. */
export function stockProgram({ kinds, initial, recipes, schedule }: StockProcess, print: string): string {
	const literal = (side: object): string => JSON.stringify(side).replaceAll(':', ': ').replaceAll(',', ', ');
	const start = Object.fromEntries(kinds.map((kind) => [kind, initial[kind] ?? 0]));
	const turn =
		schedule === 'round-robin'
			? '        if apply(taken, gained):  # once per turn'
			: '        while apply(taken, gained):  # as often as possible at its turn';
	return `stock = ${literal(start)}
methods = [  # (what is taken, what is gained)
${recipes.map(({ inputs, outputs }) => `    (${literal(inputs)}, ${literal(outputs)}),`).join('\n')}
]


def apply(taken, gained):
    """Apply a method once if the stock allows it; tell whether it was applied."""
    if any(stock[kind] < amount for kind, amount in taken.items()):
        return False
    for kind, amount in taken.items():
        stock[kind] -= amount
    for kind, amount in gained.items():
        stock[kind] += amount
    return True


changed = True
while changed:  # a whole round without a change ends the process
    changed = False
    for taken, gained in methods:
${turn}
            changed = True

counts = [stock[kind] for kind in stock]
${print}
`;
}
