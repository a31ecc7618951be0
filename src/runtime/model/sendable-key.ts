import { tidyKey } from '../../core/hosts/key-text.ts';
import { ok, type Result } from '../../core/result.ts';
import type { HostedModelOptions } from './hosted-model.ts';

/** The key as a header takes it, null where there is none, or why it cannot be sent. Settings refuses such keys; old ones remain. */
export async function sendableKey(
	options: Pick<HostedModelOptions, 'readKey'>,
): Promise<Result<string | null>> {
	const kept = await options.readKey();
	if (kept === null) return ok(null);
	const tidy = tidyKey(kept);
	return tidy.ok && tidy.value === '' ? ok(null) : tidy;
}
