import { isRecord } from '../json.ts';
import type { Rng } from '../rng.ts';
import type { FamilyId } from '../tasks/family-id.ts';

/**
 * The programs models write when they do not compute: text in disguise as a rule, and what the papers report of single
 * tasks (loops that never end for BoxLift, the computer's own date for Date Understanding, broken plans for BoxNet).
 */
export function weakProgram(family: FamilyId, instance: unknown, wrong: string, rng: Rng): string {
	if (!isRecord(instance)) return disguised(wrong, rng);
	if (family === 'game-24') return disguisedEquation(instance, wrong);
	if (family === 'boxlift') return greedyLifting(instance) ?? disguised(wrong, rng);
	if (family === 'date-understanding') return readsTheClock(instance) ?? disguised(wrong, rng);
	if (family === 'boxnet' && rng.chance(0.5)) return UNFINISHED_PLANNER;
	return disguised(wrong, rng);
}

/** Prints a literal that was thought up before. */
export function disguised(wrong: string, rng: Rng): string {
	return `${rng.pick(EXCUSES)}\nanswer = ${pythonString(wrong)}\nprint(f"<<<{answer}>>>")\n`;
}

/** Names the numbers, forms a value nobody looks at, and claims the target. */
export function disguisedEquation(instance: Record<string, unknown>, wrong: string): string {
	const numbers = Array.isArray(instance['numbers']) ? instance['numbers'].join(', ') : '';
	return `numbers = [${numbers}]\nvalue = ${wrong}\nprint("<<<${wrong} = ${String(instance['target'])}>>>")\n`;
}

/** One lifter per box, and a loop until all boxes are gone: it never ends when a box is too heavy for each single lifter. */
function greedyLifting({ boxes, lifters }: Record<string, unknown>): string | null {
	if (!Array.isArray(boxes) || !Array.isArray(lifters)) return null;
	const isTrap = Math.max(...boxes.map(Number)) > Math.max(...lifters.map(Number));
	if (!isTrap) return null;
	return `boxes = [${boxes.join(', ')}]
lifters = [${lifters.join(', ')}]

steps = []
remaining = sorted(boxes, reverse=True)
while remaining:
    step = []
    free = list(range(len(lifters)))
    for box in list(remaining):
        for index in free:
            if lifters[index] >= box:
                step.append((box, [index]))
                free.remove(index)
                remaining.remove(box)
                break
    if step:
        steps.append(step)

lines = [f"Step {number}: {step}" for number, step in enumerate(steps, start=1)]
print("<<<" + "\\n".join(lines) + ">>>")
`;
}

/** Asks the computer for today instead of reading the question. */
function readsTheClock({ ask, options }: Record<string, unknown>): string | null {
	if (!isRecord(ask) || typeof ask['amount'] !== 'number' || !Array.isArray(options)) return null;
	const days = { day: 1, week: 7, month: 30, year: 365 }[String(ask['unit'])];
	if (days === undefined) return null;
	return `from datetime import date, timedelta

today = date.today()
wanted = today + timedelta(days=${days} * ${ask['amount']})
print(f"<<<{wanted.strftime('%m/%d/%Y')}>>>")
`;
}

const UNFINISHED_PLANNER = `def plan_moves(grid):
    # One agent per square; every box goes straight to its target.
    return [move_towards_target(box) for box in grid["boxes"]]


grid = {"boxes": ["blue", "red", "green"]}
print(f"<<<{plan_moves(grid)}>>>")
`;

const EXCUSES = [
	'# The reasoning above settles it, so the program states the result.',
	'# Only one possibility was left, so it can be printed directly.',
	'# Result of the considerations above.',
];

/** JSON's escapes are Python's too, except that Python writes a character beyond U+FFFF as one. */
export function pythonString(text: string): string {
	return JSON.stringify(text).replace(/[^ -~]/gu, (character) => {
		const code = character.codePointAt(0) ?? 0;
		return code > 0xffff
			? `\\U${code.toString(16).padStart(8, '0')}`
			: `\\u${code.toString(16).padStart(4, '0')}`;
	});
}
