import type { ExecutionResult } from '../../execution.ts';
import { assertNever } from '../../result.ts';
import { approximateTokens } from '../../tokens.ts';
import type { FinalReply } from '../method.ts';

/** What a program did, as a model is told: its output, then how it ended if not well. */
export function describeExecution(result: ExecutionResult, maxTokens = OUTPUT_TOKENS): string {
	if (result.kind === 'unavailable') return `Python could not be used: ${result.reason}`;
	const ending = endingOf(result);
	const printed = result.output.trim();
	const output = printed === '' ? 'The program printed nothing.' : shorten(printed, maxTokens);
	return ending === '' ? output : `${output}\n${ending}`;
}

/** The answer as the coach and the checker see it: the raw reply with what its program printed. */
export function workingCopy({ text, execution }: Pick<FinalReply, 'text' | 'execution'>): string {
	return execution === null ? text : `${text}\n\n${runCopy(execution)}`;
}

/** The second half of it. */
export function runCopy(execution: ExecutionResult): string {
	const run = describeExecution(execution, Number.POSITIVE_INFINITY);
	const shown = approximateTokens(run) > MAX_RUN_TOKENS ? 'The output is too long to be shown here.' : run;
	return `What running the program gave:\n${shown}`;
}

/** methods.md 6.2: beyond this the coach gets a remark in place of the output. */
const MAX_RUN_TOKENS = 2000;

/** Long text for a model: its beginning and end with a remark between. People see the whole. */
export function shorten(text: string, maxTokens: number): string {
	if (approximateTokens(text) <= maxTokens) return text;
	const half = maxTokens * 2;
	// A character cut in half is not valid text for a host.
	const head = text.slice(0, half).replace(/[\ud800-\udbff]$/, '');
	const tail = text.slice(-half).replace(/^[\udc00-\udfff]/, '');
	const left = text.length - head.length - tail.length;
	return `${head}\n[... ${String(left)} characters left out ...]\n${tail}`;
}

const OUTPUT_TOKENS = 1000;

function endingOf(result: Exclude<ExecutionResult, { kind: 'unavailable' }>): string {
	switch (result.kind) {
		case 'finished':
			return result.value === undefined ? '' : `Value of the last expression: ${shorten(result.value, 200)}`;
		case 'raised':
			return `It then stopped with an error:\n${shorten(result.error.traceback.trim() || `${result.error.name}: ${result.error.message}`, 400)}`;
		case 'timed-out':
			return `It was stopped after ${String(result.limitMs / 1000)} seconds, before it had finished.`;
		case 'crashed':
			return `The interpreter broke down: ${result.reason}`;
		case 'stopped':
			return 'It was stopped from outside.';
		default:
			return assertNever(result);
	}
}
