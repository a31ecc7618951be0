import type { ModelFailure } from '../model.ts';
import { addressSpaceOf } from './address-space.ts';
import { toBaseUrl } from './base-url.ts';
import { shownText } from '../shown-text.ts';
import { type Host, openingSteps } from './host.ts';
import { speaksHttp } from './plain-http.ts';

/** The gates between this page and a model's answer, in the order a call passes them. */
export const gates = [
	'address',
	'mixed-content',
	'local-network',
	'reachable',
	'cors',
	'key',
	'model',
	'quota',
	'streaming',
	'tools',
	'logprobs',
] as const;

export type Gate = (typeof gates)[number];

/** What was found at one gate between this page and a model, in words a person can act on. */
export interface Finding {
	gate: Gate;
	/** `unknown`: could not be told, with the reason; `skipped`: not needed here, or a gate before it is shut. */
	state: 'ok' | 'failed' | 'skipped' | 'unknown';
	message: string;
	/** What to do, commands included; empty when there is nothing to do. */
	remedy: string;
	/** Of the gate `model`: the names that the host lists, where another one is used. */
	names?: readonly string[];
}

/** The page as the gates see it. */
export interface Page {
	/** `https://example.org` */
	origin: string;
	engine: 'chromium' | 'firefox' | 'safari' | 'other';
}

/** The gates in words, in the order in which they are tried: a gate is only tried where those before it are open. */
export const gateLabels: Readonly<Record<Gate, string>> = {
	address: 'The address',
	'mixed-content': 'Plain http from a secure page',
	'local-network': 'Permission for the local network',
	reachable: 'Something answers',
	cors: 'It admits this page (CORS)',
	key: 'The key',
	model: 'The model’s name',
	quota: 'Quota',
	streaming: 'Streaming',
	tools: 'Tool calls',
	logprobs: 'Token probabilities',
};

/** What stands in the way, or null. */
export function firstFailure(findings: readonly Finding[]): Finding | null {
	return findings.find((finding) => finding.state === 'failed') ?? null;
}

/**
 * Of a model that has answered. Some servers answer to any name, and runs would carry one that says nothing.
 *
 * @param list names of the host's models; empty where it lists none
 */
export function judgeName(model: string, list: readonly string[]): Finding {
	const name = shownText(model);
	if (list.length === 0 || list.includes(model)) return found('model', 'ok', `“${name}” answers.`);
	const those = list.length === 1 ? 'The name that it lists' : 'One of the names that it lists';
	return {
		...found(
			'model',
			'unknown',
			`Something answers to “${name}”, which the host does not list; runs would carry that name.`,
			`${those} may be what answers:`,
		),
		names: list,
	};
}

/** What to say of the gates behind a shut one. */
export function behind(shut: Gate, from: Gate): Finding[] {
	const label = gateLabels[shut];
	return gates
		.slice(gates.indexOf(from))
		.map((gate) => found(gate, 'skipped', `Not tested, because “${label}” failed.`));
}

/** Whether what was typed is an address a page can call; asks nobody. */
export function judgeAddress(typed: string): Finding {
	return toBaseUrl(typed) === null
		? found(
				'address',
				'failed',
				`“${typed}” is not a web address.`,
				'Write it like https://api.example.org/v1, without user name or password.',
			)
		: found('address', 'ok', 'The address can be read.');
}

/** Whether the browser would forbid the call before it leaves, because the page is secure and the host is not; asks nobody. */
export function judgeMixedContent(page: Page, baseUrl: string): Finding {
	const gate = 'mixed-content';
	if (!page.origin.startsWith('https:') || baseUrl.startsWith('https:')) {
		return found(gate, 'skipped', 'Does not arise: both sides use the same protocol, or the host is secure.');
	}
	const space = addressSpaceOf(baseUrl);
	if (space === null) {
		return found(
			gate,
			'failed',
			'Browsers never let an https page call a plain http address on the internet.',
			'Use the host’s https address, or open this page from a local copy by http.',
		);
	}
	if (page.engine === 'safari') {
		return found(
			gate,
			'failed',
			'Safari lets no https page call a plain http address, not even on this computer; no setting changes that.',
			'Use Chrome, Edge or Firefox, or open this page from a local copy by http.',
		);
	}
	if (space === 'loopback')
		return found(gate, 'ok', 'This browser lets an https page call this computer by http.');
	return page.engine === 'chromium'
		? found(gate, 'ok', 'Chrome lets an https page call the local network by http once you allow it.')
		: found(
				gate,
				'failed',
				'This browser lets no https page call another computer by plain http.',
				'Run the server on this computer, give it https, or use Chrome or Edge.',
			);
}

/** @param permission what the browser says, or null where it has no such permission */
export function judgeLocalNetwork(
	page: Page,
	baseUrl: string,
	permission: 'granted' | 'prompt' | 'denied' | null,
): Finding {
	const gate = 'local-network';
	const space = addressSpaceOf(baseUrl);
	if (space === null) return found(gate, 'skipped', 'Not needed: the host is on the internet.');
	const own = addressSpaceOf(page.origin);
	if (own === 'loopback' || own === space) {
		return found(gate, 'skipped', 'Not needed: this page itself comes from there.');
	}
	switch (permission) {
		case null:
			return found(gate, 'skipped', 'This browser has no such permission.');
		case 'granted':
			return found(gate, 'ok', 'You have allowed this page to reach the local network.');
		case 'prompt':
			return found(
				gate,
				'unknown',
				'The browser asks at the first call.',
				'Choose “Allow” when the browser asks whether this site may reach devices on your network.',
			);
		case 'denied':
			return page.origin.startsWith('https:')
				? found(
						gate,
						'failed',
						'The browser does not let this page reach the local network.',
						'Open the site settings beside the address bar, set local network access to “Allow”, and reload.',
					)
				: found(
						gate,
						'failed',
						'The browser lets no plain http page from elsewhere reach the local network.',
						'Open this page by https, or from a copy on this computer.',
					);
	}
}

/**
 * Nothing was heard of a server on this computer or network: when the browser still has no permission, its question was
 * dismissed or never shown, and the server's own state cannot be told. Null when the permission is not the reason.
 */
export function judgeUnanswered(
	page: Page,
	baseUrl: string,
	permission: 'granted' | 'prompt' | 'denied' | null,
): Finding | null {
	if (permission === 'denied') {
		const finding = judgeLocalNetwork(page, baseUrl, permission);
		return finding.state === 'failed' ? finding : null;
	}
	const isNeeded = judgeLocalNetwork(page, baseUrl, permission).state === 'unknown';
	return isNeeded
		? found(
				'local-network',
				'failed',
				'The browser did not let the call out: its question about the local network was not answered with “Allow”.',
				'Test again and choose “Allow”, or open the site settings beside the address bar and set local network access to “Allow”.',
			)
		: null;
}

/**
 * Two probes tell what one cannot: a call that may not read the answer (`no-cors`) succeeds when anything at all answers; a
 * readable one succeeds only when the server admits this page as well.
 */
export function judgeContact(
	host: Host,
	baseUrl: string,
	page: Page,
	blind: boolean,
	readable: boolean,
): Finding[] {
	const isLocal = host.kind === 'local' || addressSpaceOf(baseUrl) !== null;
	const open = openingLines(host, page.origin);
	if (readable) {
		return [
			found('reachable', 'ok', `${baseUrl} answers.`),
			found('cors', 'ok', `It admits pages from ${page.origin}.`),
		];
	}
	if (blind) {
		return [
			found('reachable', 'ok', `Something answers at ${baseUrl}.`),
			found(
				'cors',
				'failed',
				`It answers, but does not let ${page.origin} read the answer (CORS).`,
				open === ''
					? 'The server must allow this page’s origin; a wrong path can look the same, so check the address too.'
					: open,
			),
		];
	}
	return [
		found(
			'reachable',
			'failed',
			`Nothing answers at ${baseUrl}.`,
			isLocal
				? `Start the server and check its port; a browser permission or an extension can block it too. ${open}`.trim()
				: 'Check the address and the network; a content blocker or a firewall can block it too.',
		),
		...behind('reachable', 'cors').slice(0, 1),
	];
}

/** Something answers by http where https was typed. */
export function judgePlain(plain: string): Finding {
	const { message, remedy } = speaksHttp(plain);
	return found('reachable', 'failed', message, remedy);
}

/** The readable probe passed but the chat call got no answer: its preflight was refused. */
export function refusedPreflight(host: Host, page: Page): Finding {
	const open = openingLines(host, page.origin);
	return found(
		'cors',
		'failed',
		'It lets this page read lists but refuses the chat call’s preflight (method or headers).',
		open === '' ? 'The server must allow POST with the headers content-type and authorization.' : open,
	);
}

/** What a failed chat call says about the gates. */
export function judgeFailure(failure: ModelFailure): Finding {
	return found(gateOf(failure.kind), 'failed', failure.message, failure.remedy);
}

/** Puts a finding together. */
export function found(gate: Gate, state: Finding['state'], message: string, remedy = ''): Finding {
	return { gate, state, message, remedy };
}

function gateOf(kind: ModelFailure['kind']): Gate {
	switch (kind) {
		case 'no-key':
		case 'unauthorised':
		case 'forbidden':
			return 'key';
		case 'unknown-model':
		case 'bad-request':
		case 'unavailable':
		case 'no-tools':
		case 'no-prefill':
			return 'model';
		case 'rate-limit':
		case 'quota':
		case 'spending-cap':
			return 'quota';
		case 'unreachable':
			return 'reachable';
		case 'server':
		case 'cut':
		case 'malformed':
		case 'cancelled':
			return 'streaming';
	}
}

/** How to let this page in, one way a line; part of the remedy where that is the way out. */
export function openingLines(host: Host, origin: string): string {
	return openingSteps(host, origin)
		.map(({ where, text, note }) => `${where}: ${text}${note === undefined ? '' : ` (${note})`}`)
		.join('\n');
}
