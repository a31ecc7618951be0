import { stripFence } from '../kit/answer-form.ts';

/** What one agent is told: coordinates as written, not yet judged. */
export interface WrittenAction {
	agent: [string, string];
	color: string;
	to: { target: string } | { square: [string, string] };
}

const MAX_ANSWER_LENGTH = 60_000;
const TOKEN = /\s*(?:([[\]{}:,])|"([^"\n]{0,200})"|'([^'\n]{0,200})')/y;
const COORDINATE = '(-?\\d{1,4}(?:\\.\\d{1,6})?)';
const PAIR = `\\[\\s*${COORDINATE}\\s*,\\s*${COORDINATE}\\s*\\]`;
const AGENT = new RegExp(`^\\s*Agent\\s*${PAIR}\\s*$`, 'i');
const ACTION = new RegExp(
	`^\\s*move\\s*\\(\\s*box_([a-z]+)\\s*,\\s*(?:target_([a-z]+)|square\\s*${PAIR})\\s*\\)\\s*$`,
	'i',
);

/**
 * Reads a list of steps, each an object from agents to actions: JSON, or the same as Python prints it (single quotes,
 * trailing commas). The text is the reason when it is something else.
 */
export function parseBoxNetAnswer(answer: string): WrittenAction[][] | string {
	if (answer.length > MAX_ANSWER_LENGTH) return 'The answer is far too long for a plan';
	const text = asList(stripFence(answer.trim()));
	const shape = 'The answer is not a list of steps [{"Agent[x, y]": "move(...)"}, ...]';
	let at = 0;
	let token: { mark: string } | { words: string } | null = null;
	const next = (): void => {
		TOKEN.lastIndex = at;
		const found = TOKEN.exec(text);
		if (found === null) {
			token = null;
			return;
		}
		at = TOKEN.lastIndex;
		token = found[1] === undefined ? { words: found[2] ?? found[3] ?? '' } : { mark: found[1] };
	};
	const isMark = (mark: string): boolean => token !== null && 'mark' in token && token.mark === mark;
	const words = (): string | null => (token !== null && 'words' in token ? token.words : null);

	next();
	if (!isMark('[')) return shape;
	const steps: WrittenAction[][] = [];
	next();
	while (!isMark(']')) {
		if (!isMark('{')) return shape;
		const step: WrittenAction[] = [];
		next();
		while (!isMark('}')) {
			const agent = words();
			next();
			if (agent === null || !isMark(':')) return shape;
			next();
			const action = words();
			if (action === null) return shape;
			const written = readAction(agent, action);
			if (typeof written === 'string') return written;
			step.push(written);
			next();
			if (isMark(',')) next();
			else if (!isMark('}')) return shape;
		}
		steps.push(step);
		next();
		if (isMark(',')) next();
		else if (!isMark(']')) return shape;
	}
	return text.slice(at).trim() === '' ? steps : shape;
}

/** Steps printed one a line, without the list around them. */
function asList(text: string): string {
	const lines = text.split('\n').map((line) => line.trim().replace(/,$/, ''));
	const isStep = (line: string): boolean => line.startsWith('{') && line.endsWith('}');
	return lines.length > 1 && lines.every(isStep) ? `[${lines.join(',')}]` : text;
}

function readAction(agentText: string, actionText: string): WrittenAction | string {
	const agent = AGENT.exec(agentText);
	if (agent === null) return `"${agentText.slice(0, 40)}" is not an agent of the form Agent[0.5, 0.5]`;
	const action = ACTION.exec(actionText);
	if (action === null) {
		return `"${actionText.slice(0, 60)}" is not of the form move(box_red, square[0.5, 0.5]) or move(box_red, target_red)`;
	}
	const [, color, target, x, y] = action as unknown as [string, string, string?, string?, string?];
	return {
		agent: [agent[1] as string, agent[2] as string],
		color: color.toLowerCase(),
		to: target === undefined ? { square: [x as string, y as string] } : { target: target.toLowerCase() },
	};
}
