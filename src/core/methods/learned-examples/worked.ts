import { say } from '../prompts/say.ts';
import type { LearnedExample } from './example.ts';

/** A question with a way to its answer. */
export type Worked = Pick<LearnedExample, 'question' | 'trace' | 'way'>;

/** The trace of a question that one program answered. */
export function solvedByProgram(code: string, printed: string, answer: string): string {
	return `Block:\n\`\`\`python\n${code.trim()}\n\`\`\`\nWhat came back:\n${printed}\nFinal reply:\n<<<${answer}>>>`;
}

/** The instruction before the question. */
export function withExamples(examples: readonly Worked[]): string {
	const shown = examples.map(
		({ question, trace, way }, i) =>
			`Example ${String(i + 1)}, ${way === 'code' ? 'with Python' : 'in words'}.\nQuestion:\n${question}\n${trace}`,
	);
	return [say(EXAMPLES_INSTRUCTION), ...shown, 'Now the question.'].join('\n\n');
}

/** Learned examples: stands before the examples and the question. */
export const EXAMPLES_INSTRUCTION =
	'Worked examples show how such questions are answered well. Answer the question at the end in the same manner, with Python where it has to be computed. Its answer is another one.';
