import type { ModelFailure } from '../../core/model.ts';

export const stopped: ModelFailure = {
	kind: 'cancelled',
	message: 'The download was stopped.',
	remedy: 'What came is kept: it goes on from there when you start it again, or delete it below.',
};

export const full: ModelFailure = {
	kind: 'unavailable',
	message: 'The browser has no room for this model.',
	remedy: 'Delete stored models, free disk space, or open the file from disk instead.',
};

/** The browser gives this page no private files at all. */
export function noStorage(isSecure: boolean): ModelFailure {
	return {
		kind: 'unavailable',
		message: isSecure
			? 'The browser keeps no model files for this page (a private window, or site data is blocked).'
			: 'This page is not served by https, so the browser keeps no model files for it.',
		remedy: isSecure
			? 'Allow site data for this address and try again, or open a file from your disk: that works for this visit.'
			: 'Open the page by https, or open a file from your disk: that works here too, for this visit.',
	};
}

export const brokenOff: ModelFailure = {
	kind: 'cut',
	message: 'The download broke off.',
	remedy: 'Start it again: it goes on from where it stopped, where the host can do that.',
};

/** A `fetch` that was rejected: a page cannot tell a dead host from one that refuses CORS. */
export function notReached(url: string): ModelFailure {
	return {
		kind: 'unreachable',
		message: `No answer from ${new URL(url).host}, or it does not let pages read its files.`,
		remedy: 'Check the address and the network, or download the file by hand and open it from disk.',
	};
}

/** An answer of the host that is no file; `status` is its HTTP status. */
export function refused(url: string, status: number): ModelFailure {
	return {
		kind: status === 404 ? 'unknown-model' : 'unavailable',
		message: `${new URL(url).host} does not hand out this file (${String(status)}).`,
		remedy:
			status === 401 || status === 403
				? 'Some models want a login: download the file by hand and open it from disk.'
				: 'Check the address.',
		status,
	};
}
