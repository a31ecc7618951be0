import type { LogicalEquationInstance, Relation } from './family.ts';

export function logicalEquationPython({ letterCount, values, relations }: LogicalEquationInstance): string {
	return `letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:${letterCount}]
values = [${values.join(', ')}]

# Each relation: two letters and a test of their values. Multiples are kept in tenths,
# so that everything stays in whole numbers.
relations = [
${relations.map((relation) => `    ("${relation.left}", "${relation.right}", lambda x, y: ${test(relation)}),\n`).join('')}]

related = {letter: [] for letter in letters}
for left, right, holds in relations:
    related[left].append((right, lambda mine, other, holds=holds: holds(mine, other)))
    related[right].append((left, lambda mine, other, holds=holds: holds(other, mine)))


def possible(letter, value, assignment):
    """Does the value agree with every relation of the letter?"""
    for other, fits in related[letter]:
        if other in assignment:
            if not fits(value, assignment[other]):
                return False
        elif not any(fits(value, candidate) for candidate in values if candidate != value):
            return False
    return True


def solve(assignment, free):
    """Give the letter with the fewest possible values each of them in turn."""
    if len(assignment) == len(letters):
        return assignment
    candidates = {
        letter: [value for value in free if possible(letter, value, assignment)]
        for letter in letters
        if letter not in assignment
    }
    letter = min(candidates, key=lambda letter: len(candidates[letter]))
    for value in candidates[letter]:
        found = solve({**assignment, letter: value}, free - {value})
        if found:
            return found
    return None


solution = solve({}, frozenset(values))
print(f"<<<{[solution[letter] for letter in letters]}>>>")
`;
}

function test(relation: Relation): string {
	switch (relation.kind) {
		case 'sum':
			return `x + y == ${relation.total}`;
		case 'difference':
			return `x - y == ${relation.total}`;
		case 'multiple':
			return `10 * x == ${relation.tenths} * y`;
		case 'equal':
			return 'x == y';
		case 'greater':
			return 'x > y';
	}
}
