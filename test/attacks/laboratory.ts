import { serveSandboxPage } from '../browser/support/test-page.ts';
import type { StaticServer } from '../browser/support/server.ts';
import { startRecorders, type Recorders } from './recorders.ts';

/** The page with the Python client alone under the product's policy, and recorders on other ports. Needs no browser. */
export interface Laboratory {
	readonly pageUrl: string;
	readonly server: StaticServer;
	readonly recorders: Recorders;
	/**
	 * From the next load of the page on, its sandbox lets a program make JavaScript out of text, as if it had found a way to. The
	 * product's sandbox does not.
	 */
	allowEval(isAllowed: boolean): Promise<void>;
	close(): Promise<void>;
}

const SANDBOX = 'sandbox.html';
const COMPILES_ONLY = `'wasm-unsafe-eval'`;

export async function openLaboratory(): Promise<Laboratory> {
	const [{ server, close }, recorders] = await Promise.all([serveSandboxPage(), startRecorders()]);
	return {
		pageUrl: `${server.url}python.html`,
		server,
		recorders,
		async allowEval(isAllowed) {
			server.overrides.delete(SANDBOX);
			if (!isAllowed) return;
			const html = await (await fetch(`${server.url}${SANDBOX}`)).text();
			if (html.split(COMPILES_ONLY).length !== 2)
				throw new Error('the sandbox has another policy than thought');
			server.overrides.set(SANDBOX, html.replace(COMPILES_ONLY, `${COMPILES_ONLY} 'unsafe-eval'`));
		},
		async close() {
			await Promise.all([close(), recorders.close()]);
		},
	};
}
