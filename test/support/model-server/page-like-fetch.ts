/**
 * Node's fetch behind the checks a browser makes for a page of another origin: preflight, allowed origin, method and headers,
 * opaque answers, hidden headers. A refused call fails as a page sees it, without a reason.
 */
export function pageLikeFetch(pageOrigin: string): typeof fetch {
	return async (input, init = {}) => {
		const url = input instanceof Request ? input.url : String(input);
		const headers = new Headers(init.headers);
		headers.set('origin', pageOrigin);
		if (init.mode === 'no-cors') {
			await fetch(url, { ...init, headers }).catch(refuse);
			return new Response(null);
		}
		const unusual = [...headers.keys()].filter((name) => !['accept', 'origin'].includes(name)).sort();
		if (unusual.length > 0) {
			const preflight = await fetch(url, {
				method: 'OPTIONS',
				headers: {
					origin: pageOrigin,
					'access-control-request-method': init.method ?? 'GET',
					'access-control-request-headers': unusual.join(','),
				},
			}).catch(refuse);
			const admitted = listOf(preflight, 'access-control-allow-headers');
			const isAdmitted = preflight.ok && admits(preflight, pageOrigin);
			if (!isAdmitted || !unusual.every((name) => admitted.includes(name))) refuse();
		}
		const response = await fetch(url, { ...init, headers }).catch(refuse);
		if (!admits(response, pageOrigin)) refuse();
		const exposed = new Set([...listOf(response, 'access-control-expose-headers'), 'content-type']);
		const visible = [...response.headers].filter(([name]) => exposed.has(name));
		return new Response(response.body, { status: response.status, headers: visible });
	};
}

function admits(response: Response, origin: string): boolean {
	return [origin, '*'].includes(response.headers.get('access-control-allow-origin') ?? '');
}

function listOf(response: Response, header: string): string[] {
	return (response.headers.get(header) ?? '').split(',').map((name) => name.trim().toLowerCase());
}

function refuse(): never {
	throw new TypeError('Failed to fetch');
}
