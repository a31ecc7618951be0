import { stripFence } from '../kit/answer-form.ts';
import type { BoxLiftPlan } from './solver.ts';

const MAX_ANSWER_LENGTH = 30_000;
const NUMBER = `["']?(-?\\d{1,9})(?:\\.0{1,9})?["']?`;
const LIFT = new RegExp(`^\\s*[([]\\s*${NUMBER}\\s*,\\s*\\[([^\\[\\]()]{0,400})\\]\\s*,?\\s*[)\\]]\\s*`);
const WHOLE = new RegExp(`^\\s*${NUMBER}\\s*$`);

/** Lines "Step k: [(weight, [lifters]), …]"; the text is the reason when something else stands there. */
export function parsePlan(answer: string): BoxLiftPlan | string {
	if (answer.length > MAX_ANSWER_LENGTH) return 'The answer is far too long for a plan';
	const text = stripFence(answer.trim()).replaceAll('*', '');
	const parts = listedSteps(text) ?? text.split(/step\s{0,9}\d{1,9}\s{0,9}:/i);
	if (parts.length < 2 || parts[0]?.trim() !== '') return 'The answer is not a list of lines "Step 1: [...]"';
	const plan: BoxLiftPlan = [];
	for (const [index, part] of parts.slice(1).entries()) {
		const lifts = parseLifts(part);
		if (lifts === null)
			return `Step ${String(index + 1)} is not a list of the form [(weight, [lifter, ...]), ...]`;
		plan.push(lifts);
	}
	return plan;
}

/** A list of steps as Python prints it, in one pair of brackets or one step a line; '' stands before the first. */
function listedSteps(text: string): string[] | null {
	const inner = /^\[\s*(\[[^]*\])\s*,?\s*\]$/.exec(text)?.[1] ?? (text.includes('\n') ? text : '');
	// A step begins with two brackets, or is empty; a lift in it begins with one.
	const steps = inner.split(/(?<=(?:[)\]]\s{0,9}|\[)\]),?\s*(?=\[\s{0,9}[([\]])/);
	return steps.every((step) => step.startsWith('[')) ? ['', ...steps] : null;
}

function parseLifts(part: string): BoxLiftPlan[number] | null {
	const list = /^\[([^]*)\]$/.exec(part.trim().replace(/,$/, ''));
	let rest = list?.[1]?.trim();
	if (rest === undefined) return null;
	const lifts: BoxLiftPlan[number] = [];
	while (rest !== '') {
		const found = LIFT.exec(rest);
		if (found === null) return null;
		const [whole, weight, team] = found as unknown as [string, string, string];
		const members = team.trim().replace(/,$/, '');
		const numbers = members === '' ? [] : members.split(',').map((text) => WHOLE.exec(text)?.[1]);
		if (numbers.includes(undefined)) return null;
		lifts.push({ weight: Number(weight), lifters: numbers.map(Number) });
		rest = rest.slice(whole.length);
		if (rest === '') break;
		if (!rest.startsWith(',')) return null;
		rest = rest.slice(1).trimStart();
	}
	return lifts;
}

/** One line per step, steps numbered from 1, lifters from 0. */
export function format(plan: BoxLiftPlan): string {
	return plan
		.map((lifts, index) => {
			const shown = lifts.map(({ weight, lifters }) => `(${String(weight)}, [${lifters.join(', ')}])`);
			return `Step ${String(index + 1)}: [${shown.join(', ')}]`;
		})
		.join('\n');
}
