import { KEPT_PACKAGES_MB } from '../../core/packages/kept-limit.ts';

const LIMIT_BYTES = KEPT_PACKAGES_MB * 2 ** 20;
/** Kinds in the order in which they go; images are last. */
const TURNS = new Map([
	['wheels', 1],
	['memories', 2],
]);
/** Header with the length, so that nobody need read the rest to know it. */
const LENGTH = 'X-Length';

/** As it is put into the store. */
export function measured(content: Blob): Response {
	return new Response(content, { headers: { [LENGTH]: String(content.size) } });
}

/**
 * Deletes until what is left is within the limit: what alone is beyond it, then wheels, since an image does without its wheel, then
 * memories, since these are made of images, then images; of each the longest kept first.
 *
 * @param folder address that all names are below
 */
export async function keepWithin(
	cache: Pick<Cache, 'keys' | 'match' | 'delete'>,
	folder: string,
	limit = LIMIT_BYTES,
): Promise<void> {
	// A browser gives them in the order in which they came.
	const held = await Promise.all(
		(await cache.keys()).map(async (request) => {
			const bytes = await lengthOf(await cache.match(request));
			const kind = request.url.slice(folder.length).split('/', 1)[0] ?? '';
			return { request, bytes, turn: bytes > limit ? 0 : (TURNS.get(kind) ?? 3) };
		}),
	);
	let total = held.reduce((sum, { bytes }) => sum + bytes, 0);
	for (const { request, bytes } of held.toSorted((one, other) => one.turn - other.turn)) {
		if (total <= limit) return;
		await cache.delete(request);
		total -= bytes;
	}
}

async function lengthOf(response: Response | undefined): Promise<number> {
	if (response === undefined) return 0;
	return Number(response.headers.get(LENGTH) ?? (await response.blob()).size);
}
