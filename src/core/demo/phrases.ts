import type { Rng } from '../rng.ts';
import type { DemoReply } from './reply.ts';

/** Reasoning, then the answer between its marks. */
export function textReply(chain: string, answer: string): DemoReply {
	return { text: `${chain}\n\n<<<${answer}>>>` };
}

/** Words, if any, then the program in a fenced block. */
export function codeReply(program: string, words: string): DemoReply {
	return { text: `${words === '' ? '' : `${words}\n\n`}\`\`\`python\n${program.trimEnd()}\n\`\`\`` };
}

/** Words before a program. */
export function codeReplyWith(forSearch: boolean, rng: Rng): string {
	return rng.pick(
		forSearch
			? [
					'The program goes through the possibilities itself and prints only what passes the test:',
					'This time the program searches instead of stating a result:',
				]
			: ['This program gives the answer:', 'Here is a complete program:', 'The following program solves it:'],
	);
}

/** The two lines the self-estimate method reads its bars from. */
export function SELF_ESTIMATE({ code, text }: { code: number; text: number }): string {
	const better = code > text ? 'a program' : 'words';
	return (
		`Code confidence: ${code}\nText confidence: ${text}\n` +
		`I use ${better}, because ${code > text ? 'an exact calculation is what this needs' : 'I can follow the steps myself'}.`
	);
}

export const HONEST_REPLY =
	'I am a scripted demo model, not a language model, and I have no script for this question.\n\n' +
	'What I can do: every question of the 37 tasks (choose one under Tasks), and these typed questions:\n' +
	'- comparing, sorting or subtracting decimals: "Which is larger, 9.11 or 9.9?"\n' +
	'- counting a letter in a word: "How many r in strawberry, and where?"\n' +
	'- products: "2386 × 7419"\n' +
	'- Game 24: "Make 24 from 3, 7, 8 and 9"\n\n' +
	'For anything else connect a real model under Settings: an API key, an OpenRouter login, a server on your own ' +
	'computer such as Ollama, or a model that runs inside the browser.';
