/** What Anthropic wants of a web page; the last header is its own consent to being called from a browser. */
export function anthropicHeaders(key: string | null): Record<string, string> {
	return {
		'content-type': 'application/json',
		'anthropic-version': '2023-06-01',
		'anthropic-dangerous-direct-browser-access': 'true',
		...(key === null || key === '' ? {} : { 'x-api-key': key }),
	};
}
