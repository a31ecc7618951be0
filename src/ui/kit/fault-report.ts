import { version } from '../../../package.json';
import { redact } from '../../core/hosts/redact.ts';

/** What happened, in one sentence, for the page and for the report; nothing in it that looks like a key. */
export function faultMessage(error: unknown): string {
	return redact(error instanceof Error ? `${error.name}: ${error.message}` : String(error), null);
}

/** A file of the page could not be fetched when it was first needed; each engine has words of its own for it. */
export function isFetchFailure(error: unknown): boolean {
	return (
		error instanceof Error &&
		/dynamically imported module|module script failed|preload CSS/i.test(error.message)
	);
}

/** A few lines to be sent to whoever can mend it: what was thrown and where, which page, which browser. */
export function faultReport(error: unknown, browser: string): string {
	const place = error instanceof Error ? firstFrame(error.stack ?? '') : null;
	const lines = [`CodeSteer Playground ${version}`, faultMessage(error), place, browser];
	return lines.filter((line) => line !== null).join('\n');
}

/** Engines write `at name (address:line:column)` or `name@address:line:column`; of the address the file is enough. */
function firstFrame(stack: string): string | null {
	const frame = stack.split('\n').find((line) => /:\d+:\d+\)?$/.test(line));
	return frame === undefined ? null : redact(frame.replace(/[a-z-]+:\/\/[^\s()]*\//i, ''), null);
}
