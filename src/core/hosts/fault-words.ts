/**
 * What an error is about by its words, as the HTTP status it would have had: hosts put refusals of the request under 200 or 500,
 * and into streams without a number. Null when the words tell nothing.
 * @param text as `complaintOf` gives it: lower case, short
 */
export function statusOfWords(text: string): number | null {
	if (/insufficient[_ ](?:quota|credit|balance|funds)|credit balance|billing/.test(text)) return 402;
	const ofRequest = statusOfRefusal(text);
	if (ofRequest !== null) return ofRequest;
	if (/rate[_ -]?limit|too[_ ]many[_ ]requests|throttl|resource_exhausted/.test(text)) return 429;
	if (/overloaded|at capacity/.test(text)) return 529;
	if (/permission[_ ]?(?:denied|error)|\bforbidden\b/.test(text)) return 403;
	if (
		/invalid_request|invalid_argument|invalid_parameter|bad[_ ]?request|validation[_ ]?error|unprocessable/.test(
			text,
		)
	) {
		return 400;
	}
	return null;
}

/** The words that make repeating useless whatever number stands beside them: a server's own 500 too. */
export function statusOfRefusal(text: string): number | null {
	if (
		/authentication[_ ]?error|invalid[_ ]api[_ ]?key|incorrect api key|api key not valid|no auth credentials/.test(
			text,
		)
	) {
		return 401;
	}
	if (isTooLong(text)) return 400;
	if (
		/unexpected endpoint or method|unknown (?:endpoint|path|route)|(?:endpoint|path|route) not found/.test(
			text,
		)
	) {
		return 404;
	}
	if (/model_not_found|model not found|unknown model|no such model/.test(text)) return 404;
	const isRefused =
		/invalid_request_error|badrequesterror|bad_request_error|jinja|raise_exception|chat[_ ]template|template ?error|unsupported param|strictly positive|not supported by (?:this|the) model/;
	return isRefused.test(text) ? 400 : null;
}

/** The conversation does not fit into the model's context. */
export function isTooLong(text: string): boolean {
	return /context_length_exceeded|exceed_context_size|context[ _](?:length|size|window)|(?:prompt|input|conversation|request)\b.{0,30}\b(?:too long|too large|exceeds)|(?:exceeds?|longer than|larger than) the (?:available |maximum )?context|reduce the length|too many (?:input )?tokens/.test(
		text,
	);
}
