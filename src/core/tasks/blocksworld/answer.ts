import { stripFence } from '../kit/answer-form.ts';
import type { BlockMove } from './solver.ts';

const MAX_ANSWER_LENGTH = 60_000;
const LEAD = /^(?:step\s*\d+\s*[:.)-]?|\d+\s*[.):]|[-*•])\s*/i;
const MOVE =
	/^move\s+(?:block\s+)?([a-z0-9]+)\s+from\s+(stack\s*\d+|[a-z0-9_-]+)\s+to\s+(stack\s*\d+|[a-z0-9_-]+)$/i;

/** One move per line, between semicolons or in quotes as in a list; the text is the reason when a line is none. */
export function parsePlan(answer: string): BlockMove[] | string {
	if (answer.length > MAX_ANSWER_LENGTH) return 'The answer is far too long for a plan';
	const plan: BlockMove[] = [];
	for (const line of stripFence(answer.trim()).split(/[\n\r;]|["']\s{0,9},\s{0,9}(?=["'])/)) {
		const bare = line
			.trim()
			.slice(0, 200)
			.replace(LEAD, '')
			.replace(/[[\]()"'`*]/g, '')
			.replace(/\.$/, '')
			.trim();
		if (bare === '') continue;
		const found = MOVE.exec(bare);
		if (found === null)
			return `"${bare.slice(0, 40)}" is not a move of the form "Move A from stack1 to stack2"`;
		const [, block, from, to] = found as unknown as [string, string, string, string];
		plan.push({ block, from: stackName(from), to: stackName(to) });
	}
	return plan;
}

function stackName(text: string): string {
	const number = /^(?:stack\s*)?(\d{1,3})$/i.exec(text)?.[1];
	return number === undefined ? text : `stack${number}`;
}

/** One line per move in the asked form, which `parsePlan` reads back. */
export function format(plan: readonly BlockMove[]): string {
	return plan.map(({ block, from, to }) => `Move ${block} from ${from} to ${to}`).join('\n');
}
