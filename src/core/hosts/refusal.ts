import { isRecord } from '../json.ts';
import type { ModelFailure } from '../model.ts';
import { isTooLong, statusOfRefusal, statusOfWords } from './fault-words.ts';
import type { Host } from './host.ts';
import { complaintOf, hostsWords } from './host-words.ts';
import { redact } from './redact.ts';
import { bodyWaitMs, longestWaitMs, retryAfterMs } from './wait.ts';
import { shownText } from '../shown-text.ts';

/** An answer that is not a reply. Holds no request header, so no key. */
export interface HttpAnswer {
	status: number;
	body: string;
	/** `Retry-After` where the page may read it. */
	retryAfter: string | null;
}

/** What is known when a host says no, beside its answer. */
export interface RefusalContext {
	host: Host;
	model: string;
	/** Only to take it out of the host's words. */
	key: string | null;
	/** Milliseconds since the epoch, for waits given as a date. */
	now: number;
}

/** A host’s no, sorted: what a run records, and when it is worth asking again. */
export interface Refusal {
	failure: ModelFailure;
	/** What the host asked to wait, when it said so. */
	waitMs: number | null;
}

/** Says what an HTTP error answer means and what the person can do. */
export function explainRefusal(answer: HttpAnswer, context: RefusalContext): Refusal {
	const { host, model } = context;
	const said = redact(hostsWords(answer.body), context.key);
	const quote = said === '' ? '' : ` It says: “${said}”`;
	const fail = (
		kind: ModelFailure['kind'],
		message: string,
		remedy: string,
		waitMs: number | null = null,
	): Refusal => ({ failure: { kind, message: message + quote, remedy, status: answer.status }, waitMs });

	const status = answer.status;
	const complaint = complaintOf(answer.body);
	/** A server's own fault (500) that its words make one of the request. */
	const refusedAs = status >= 500 ? statusOfRefusal(complaint) : null;
	const meant = refusedAs ?? status;
	const waitMs = retryAfterMs(answer.retryAfter, context.now) ?? bodyWaitMs(answer.body);
	if (isUsedUp(answer)) {
		return fail(
			'quota',
			`${host.label} refuses because a quota is used up (${status}), not because of speed.`,
			isDaily(answer.body)
				? 'Waiting a minute will not help: try again tomorrow, pick another model, or raise the limit at the host.'
				: 'Add credit or raise the limit in your account at the host, or pick another model.',
			waitMs,
		);
	}
	if (status === 429 || status === 529 || (status === 413 && /tokens per minute|rate/i.test(answer.body))) {
		if (waitMs !== null && waitMs > longestWaitMs) {
			return fail(
				'quota',
				`${host.label} asks to wait ${inWords(waitMs)} (${status}).`,
				'Come back after that, or pick another model or host.',
				waitMs,
			);
		}
		return fail(
			'rate-limit',
			`${host.label} gets too many requests at the moment (${status}).`,
			'Wait a little, run fewer lanes at once, or pick another model.',
			waitMs,
		);
	}
	if (status >= 300 && status < 400) {
		return fail(
			'bad-request',
			`The address answers with a redirect (${status}), which is not followed so that your key goes nowhere else.`,
			'Check the base URL: https or http, the path (often it ends in /v1), no trailing slash.',
		);
	}
	if (meant === 401 || isBadKey(answer.body)) {
		if (context.key === null || context.key === '') {
			return fail(
				'unauthorised',
				`${host.label} wants a key (${status}).`,
				'Enter a key in Settings, Models.',
			);
		}
		const place = host.key.url === undefined ? '' : `: ${host.key.url}`;
		return fail(
			'unauthorised',
			`${host.label} does not accept the key (${status}).`,
			`Check that the key is whole and belongs to ${host.label}${place}.`,
		);
	}
	if (status === 402) {
		return fail('quota', `${host.label} wants payment (402).`, 'Add credit in your account at the host.');
	}
	if (status === 403) {
		return fail(
			'forbidden',
			`${host.label} forbids this call (403).`,
			host.kind === 'local'
				? 'The server does not know this page: allow its origin (“Check connection” in Settings shows the command).'
				: 'The key may lack the right to this model, or the host may not serve your region.',
		);
	}
	if (isUnknownModel(meant, answer.body)) {
		return fail(
			'unknown-model',
			`${host.label} has no model “${shownText(model)}” for this key (${status}).`,
			host.kind === 'local'
				? 'Load or pull the model first, or choose one from the server’s list.'
				: 'Choose a model from the host’s list.',
		);
	}
	if (meant === 404 || meant === 405) {
		return fail(
			'bad-request',
			`There is no chat endpoint at this address (${status}).`,
			'Check the base URL: the path often ends in /v1.',
		);
	}
	if (meant < 500 && isTooLong(complaint)) {
		return fail(
			'bad-request',
			`The conversation does not fit into the model’s context (${status}).`,
			host.kind === 'local'
				? 'Start the server with a larger context, choose fewer turns, or pick another model.'
				: 'Choose fewer turns, a shorter question, or a model with a larger context.',
		);
	}
	if (status === 408 || (status >= 500 && refusedAs === null)) {
		return fail(
			'server',
			`${host.label} has trouble of its own (${status}).`,
			'Try again in a moment, or pick another model.',
			waitMs,
		);
	}
	return fail(
		'bad-request',
		`${host.label} does not take this request (${status}).`,
		'The conversation may be too long for the model, or the model may lack a feature that was asked for.',
	);
}

/** An error inside a stream that began well, or in a body under status 200. */
export function explainStreamError(error: unknown, context: RefusalContext): Refusal {
	return explainRefusal(toAnswer(error), context);
}

/** A host, a server or a model that takes no tools. */
export function explainNoTools(answer: HttpAnswer, { host, model, key }: RefusalContext): Refusal {
	const said = redact(hostsWords(answer.body), key);
	return {
		failure: {
			kind: 'no-tools',
			message: `${host.label} takes no tools with “${shownText(model)}” (${String(answer.status)}).${said === '' ? '' : ` It says: “${said}”`}`,
			remedy: howToTools(answer.body),
			status: answer.status,
		},
		waitMs: null,
	};
}

/** A host, a server or a model that does not go on with an open message. */
export function explainNoPrefill(answer: HttpAnswer, { host, model, key }: RefusalContext): Refusal {
	const said = redact(hostsWords(answer.body), key);
	return {
		failure: {
			kind: 'no-prefill',
			message: `${host.label} continues no message of “${shownText(model)}” (${String(answer.status)}).${said === '' ? '' : ` It says: “${said}”`}`,
			remedy: 'The model is asked to go on by a message instead.',
			status: answer.status,
		},
		waitMs: null,
	};
}

function howToTools(body: string): string {
	const instead = 'Programs are asked for in fenced blocks instead.';
	if (/--jinja/.test(body)) return `${instead} To have tools, start the server with --jinja.`;
	if (/--enable-auto-tool-choice|--tool-call-parser/.test(body)) {
		return `${instead} To have tools, start the server with --enable-auto-tool-choice and --tool-call-parser.`;
	}
	return instead;
}

function isUsedUp(answer: HttpAnswer): boolean {
	if (![400, 402, 403, 429].includes(answer.status)) return false;
	return (
		/insufficient[_ ](?:quota|credits?|balance|funds)|credit balance|billing[_ ]hard[_ ]limit|monthly included credits/i.test(
			answer.body,
		) ||
		(answer.status === 429 && isDaily(answer.body))
	);
}

function isDaily(body: string): boolean {
	// Gemini speaks of plan and billing at every limit; only the name of the quota tells a day from a minute.
	return /per[_ -]?day|PerDay|daily|\((?:TPD|RPD)\)/i.test(body);
}

function isBadKey(body: string): boolean {
	return /api key not valid|API_KEY_INVALID|invalid[_ ]api[_ ]key|incorrect api key|invalid x-api-key/i.test(
		body,
	);
}

function isUnknownModel(status: number, body: string): boolean {
	if (![400, 404, 422].includes(status)) return false;
	if (/model_not_found|model not found|unknown model|invalid model|not a valid model/i.test(body))
		return true;
	return (
		/\bmodels?\b/i.test(body) &&
		/not found|does not exist|not exist|no such|not available|not_found/i.test(body)
	);
}

function inWords(ms: number): string {
	const minutes = Math.ceil(ms / 60_000);
	return minutes < 120 ? `${String(minutes)} minutes` : `${String(Math.ceil(minutes / 60))} hours`;
}

/** An error of a stream as the HTTP answer it should have been; a number in it stands for the status, else its words. */
export function toAnswer(error: unknown): HttpAnswer {
	const body = JSON.stringify({ error });
	const words = complaintOf(body);
	const told = statusIn(error);
	const byWords = told === null ? statusOfWords(words) : told >= 500 ? statusOfRefusal(words) : null;
	return { status: byWords ?? told ?? 500, body, retryAfter: null };
}

function statusIn(error: unknown): number | null {
	if (!isRecord(error)) return null;
	for (const field of ['code', 'status', 'status_code', 'statusCode', 'http_status']) {
		const number = Number(error[field]);
		if (Number.isInteger(number) && number >= 400 && number < 600) return number;
	}
	return isRecord(error['error']) ? statusIn(error['error']) : null;
}
