import type { DemoReply } from './reply.ts';
import { codeReply } from './phrases.ts';

/** A program, the run of it in one's head, and the output imagined, which may be another than the program's own. */
export function mentalReply(program: string, trace: string, imagined: string): DemoReply {
	const { text } = codeReply(program, 'A program for it:');
	return { text: `${text}\n\nTrace, in my head:\n${trace}\n\nOutput: <<<${imagined}>>>` };
}
