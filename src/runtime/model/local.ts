import type { Host } from '../../core/hosts/host.ts';
import { hosts } from '../../core/hosts/registry.ts';
import { listModels } from './list-models.ts';
import { answersBlind } from './probe.ts';

/** A model server found on this computer. */
export interface LocalServer {
	host: Host;
	baseUrl: string;
	/** `closed`: it runs but does not admit this page; the connection doctor tells how to open it. */
	state: 'open' | 'closed';
	models: readonly string[];
}

/** Where to look for servers on this computer; every one is asked for its models, without a key. */
export interface LocalSearchOptions {
	pageOrigin: string | null;
	/** Per server. Default 2 s: a server on this computer answers at once or is not there. */
	limitMs?: number;
	fetch?: typeof globalThis.fetch;
	/** Default: every local host at its usual ports. */
	candidates?: readonly Pick<LocalServer, 'host' | 'baseUrl'>[];
}

/** Looks for model servers at their usual ports. To be called on a click only: Chrome asks for permission at the first probe. */
export async function findLocalServers(
	signal: AbortSignal,
	options: LocalSearchOptions,
): Promise<readonly LocalServer[]> {
	const usual = hosts
		.filter((host) => host.kind === 'local')
		.flatMap((host) => [host.baseUrl, ...(host.otherUrls ?? [])].map((baseUrl) => ({ host, baseUrl })));
	const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
	const results = await Promise.all(
		(options.candidates ?? usual).map(async ({ host, baseUrl }): Promise<LocalServer[]> => {
			const limit = AbortSignal.any([signal, AbortSignal.timeout(options.limitMs ?? 2000)]);
			const listed = await listModels(host, baseUrl, null, limit, {
				fetch,
				pageOrigin: options.pageOrigin,
			});
			if (listed.ok) return [{ host, baseUrl, state: 'open', models: listed.value }];
			// A server that wants a key is there and open; one that is something else (a web page) is not ours.
			if (listed.error.kind === 'unauthorised') return [{ host, baseUrl, state: 'open', models: [] }];
			const isClosed =
				listed.error.kind === 'unreachable' && (await answersBlind(`${baseUrl}/models`, fetch, limit));
			return isClosed ? [{ host, baseUrl, state: 'closed', models: [] }] : [];
		}),
	);
	return results.flat();
}
