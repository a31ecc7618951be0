import { explainUnreachable } from '../../core/hosts/unreachable.ts';
import type { Host } from '../../core/hosts/host.ts';
import type { Refusal } from '../../core/hosts/refusal.ts';
import type { ModelFailure } from '../../core/model.ts';
import { cancelled } from './retries.ts';
import { NoAnswer } from './page-fetch.ts';
import { shownText } from '../../core/shown-text.ts';

/** No key is set for a host that needs one; nothing was sent. */
export function missingKey(host: Host): Refusal {
	return final('no-key', `${host.label} needs a key and none is set.`, 'Add your key in Settings, Models.');
}

/** What was said before the lock stays: only the call that needs the key ends. */
export function lockedKey(host: Host): Refusal {
	return final(
		'no-key',
		`The key for ${host.label} is stored but locked.`,
		'Unlock it with your passphrase in Settings, Keys, then run again. Keys lock themselves after five minutes without use.',
	);
}

/** The stored key cannot stand in a request header; `why` is a whole sentence and does not quote it. */
export function unsendableKey(host: Host, why: string): Refusal {
	return final(
		'unauthorised',
		`The key for ${host.label} cannot be sent. ${why}`,
		'Enter it anew in Settings, Models.',
	);
}

/** Known from an earlier call, so nothing is sent. */
export function knownWithoutTools(host: Host, model: string): Refusal {
	return final(
		'no-tools',
		`${host.label} has refused tools with “${shownText(model)}” before.`,
		'Programs are asked for in fenced blocks instead. Settings, Models can forget this.',
	);
}

/** Known beforehand, so nothing is sent: it would be answered instead of continued. */
export function knownWithoutPrefill(host: Host, model: string): Refusal {
	return final(
		'no-prefill',
		`${host.label} is not known to continue a message of “${shownText(model)}”.`,
		'The model is asked to go on by a message instead.',
	);
}

/** `text`: what stopped the call, a whole sentence of the spending rules. Nothing was sent. */
export function tooExpensive(text: string): Refusal {
	return final('spending-cap', text, 'Raise the spending cap in Settings, or pick a cheaper model.');
}

/** No byte came for `idleMs`, before the reply or in it. */
export function silentFor(host: Host): Refusal {
	return final(
		'cut',
		`${host.label} sent nothing for a long time, so the call was given up.`,
		'Try again; a local model may still be loading.',
	);
}

/** The stream ended in the middle of a reply. */
export function cutOff(host: Host): Refusal {
	return final(
		'cut',
		`The reply of ${host.label} was cut off before its end.`,
		'Try again; if it keeps happening, the network or a proxy between closes long replies.',
	);
}

/** @param said the host's own words, already redacted; empty when there are none */
export function strangeAnswer(
	why: 'cut' | 'web-page' | 'not-a-stream' | 'malformed',
	host: Host,
	said = '',
): Refusal {
	const quote = said === '' ? '' : ` It says: “${said}”`;
	const remedy = 'Check the base URL: the path often ends in /v1.';
	switch (why) {
		case 'cut':
			return cutOff(host);
		case 'web-page':
			return final('malformed', `${host.label} answered with a web page instead of a reply.`, remedy);
		case 'not-a-stream':
			return final('malformed', `${host.label} answered with something that is no reply.${quote}`, remedy);
		case 'malformed':
			return final(
				'malformed',
				`${host.label} sent an event that is not valid JSON.${quote}`,
				'Try again; if it keeps happening, the server or a proxy between garbles replies.',
			);
	}
}

/** The answer to the question for models is none that can be read. */
export function strangeList(host: Host): Refusal {
	return final(
		'malformed',
		`${host.label} answered with something that is no list of models.`,
		'Check the base URL: the path often ends in /v1. You can also type the model’s name.',
	);
}

/** What a thrown value means: our own stop, or no answer at all, also within a limit of time. Anything else is a bug and is thrown again. */
export function refusalOfThrown(
	error: unknown,
	signal: AbortSignal,
	host: Host,
	baseUrl: string,
	pageOrigin: string | null,
): Refusal {
	const isLate = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
	if (signal.aborted && !isLate) return { failure: cancelled, waitMs: null };
	if (isLate || error instanceof NoAnswer) {
		return { failure: explainUnreachable(host, baseUrl, { origin: pageOrigin }), waitMs: null };
	}
	throw error;
}

function final(kind: ModelFailure['kind'], message: string, remedy: string): Refusal {
	return { failure: { kind, message, remedy }, waitMs: null };
}
