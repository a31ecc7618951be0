import type { RunEvent } from '../core/record/event.ts';

/**
 * The finished runs that lie beside the page, a list of events for each lane: made by the same engine, shown as an example before
 * anything was run. Null when they cannot be had or read; nothing depends on them, so nobody is told.
 */
export async function loadExample(
	fetchFile: () => Promise<Response> = () => fetch(new URL('example-run.json', document.baseURI)),
): Promise<readonly (readonly RunEvent[])[] | null> {
	try {
		const [{ parseRun }, runs] = await Promise.all([
			import('../core/record/parse.ts'),
			fetchFile().then((response) => response.json() as Promise<unknown>),
		]);
		const parsed = Array.isArray(runs) ? runs.map(parseRun) : [];
		const read = parsed.flatMap((run) => (run.ok ? [run.value] : []));
		return read.length > 0 && read.length === parsed.length ? read : null;
	} catch {
		return null;
	}
}
