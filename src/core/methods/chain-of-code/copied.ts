import { readReply } from '../../reply/read.ts';

/**
 * Whether a program holds, line by line, the whole example program of an instruction: it then answers the example's question, whatever
 * else it does. False where the instruction shows no program.
 */
export function copiesExample(code: string, instruction: string): boolean {
	const example = linesOf(readReply(instruction).program?.code ?? '');
	const written = new Set(linesOf(code));
	return example.length > 0 && example.every((line) => written.has(line));
}

function linesOf(code: string): readonly string[] {
	return code
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}
