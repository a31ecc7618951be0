import { ALL_CODE_INSTRUCTION } from '../../src/core/methods/kit/ways.ts';
import type { ModelServer } from './model-server/server.ts';

const WORDS = `${'The tenths decide, and nine tenths are more than one. '.repeat(4)}So it is <<<9.9>>>`;

/** From now on the host's replies in words take about two seconds, and its programs end when so many seconds are gone by the clock on the wall. */
export function answerSlowly(host: ModelServer, seconds: number): void {
	const program = [
		'import time',
		`end = time.time() + ${String(seconds)}`,
		'print("begun", flush=True)',
		'while time.time() < end: pass',
		'print("<<<9.9>>>")',
	].join('\n');
	host.reply(({ messages }) =>
		messages.some(({ content }) => String(content).includes(ALL_CODE_INSTRUCTION))
			? { text: `\`\`\`python\n${program}\n\`\`\`` }
			: { text: WORDS, delayMs: 40 },
	);
}
