import { serveSandboxPage } from '../browser/support/test-page.ts';
import type { StaticServer } from '../browser/support/server.ts';
import { startRecorders, type Recorders } from './recorders.ts';

/** The page with the Python client alone under the product's policy, and recorders on other ports. Needs no browser. */
export interface Laboratory {
	readonly pageUrl: string;
	readonly server: StaticServer;
	readonly recorders: Recorders;
	/** From the next load of the page on, its sandbox has this policy. */
	setPolicy(policy: Policy): Promise<void>;
	close(): Promise<void>;
}

/**
 * The product's; one that lets a program make JavaScript out of text, as if it had found a way to; or one that forbids nothing, to see
 * what would come through without it.
 */
export type Policy = 'as it is' | 'code from text' | 'none';

const SANDBOX = 'sandbox.html';
const COMPILES_ONLY = `'wasm-unsafe-eval'`;
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

export async function openLaboratory(): Promise<Laboratory> {
	const [{ server, close }, recorders] = await Promise.all([serveSandboxPage(), startRecorders()]);
	return {
		pageUrl: `${server.url}python.html`,
		server,
		recorders,
		async setPolicy(policy) {
			server.overrides.delete(SANDBOX);
			if (policy === 'as it is') return;
			const html = await (await fetch(`${server.url}${SANDBOX}`)).text();
			const [before, after, ...others] = html.split(COMPILES_ONLY);
			if (before === undefined || after === undefined || others.length > 0)
				throw new Error('the sandbox has another policy than thought');
			const weak =
				policy === 'none' ? html.replace(POLICY, '') : `${before}${COMPILES_ONLY} 'unsafe-eval'${after}`;
			if (weak === html) throw new Error('the sandbox has another policy than thought');
			server.overrides.set(SANDBOX, weak);
		},
		async close() {
			await Promise.all([close(), recorders.close()]);
		},
	};
}
