import type { ModelFailure } from '../model.ts';
import { addressSpaceOf } from './address-space.ts';
import { type Host, openingSteps } from './host.ts';
import { plainOf } from './plain-http.ts';

/** Where this page is served from: it decides what a browser lets it call. */
export interface PagePlace {
	/** `https://example.org`, or null outside a browser. */
	origin: string | null;
}

/**
 * A call that got no answer at all. A page is told one word, "failed", for a wrong address, a server that is off, a lost
 * network, and a server that answered but does not admit this page (CORS); so the message names all of them, nearest first.
 */
export function explainUnreachable(host: Host, baseUrl: string, page: PagePlace): ModelFailure {
	const space = addressSpaceOf(baseUrl);
	const isMixed = page.origin?.startsWith('https:') === true && baseUrl.startsWith('http:');
	const origin = page.origin ?? 'this page';
	const causes: string[] = [];
	if (host.kind === 'local' || space !== null) {
		causes.push(`the server is not running at ${baseUrl}`);
		const plain = plainOf(baseUrl);
		if (plain !== null) causes.push(`the server speaks http alone, at ${plain}`);
		causes.push(`the server does not admit ${origin} (CORS)`);
		if (isMixed) causes.push('the browser has not been allowed to reach this computer or its network');
	} else {
		if (isMixed) causes.push('a page loaded by https may not call a plain http address');
		causes.push('there is no network', `the address ${baseUrl} is wrong`);
		causes.push('the host does not admit web pages (CORS)', 'a content blocker or a firewall stops the call');
	}
	const first = page.origin === null ? undefined : openingSteps(host, page.origin)[0];
	const command = first === undefined ? '' : ` To let this page in (${first.where}): ${first.text}.`;
	return {
		kind: 'unreachable',
		message: `No answer from ${host.label}. A page cannot see why: ${causes.join('; or ')}.`,
		remedy: `Press “Check connection” in Settings: it tests these one by one.${command}`,
	};
}
