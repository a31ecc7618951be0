import type { Host } from '../../core/hosts/host.ts';
import { tidyKey } from '../../core/hosts/key-text.ts';
import type { Refusal } from '../../core/hosts/refusal.ts';
import type { KeyReading } from '../../core/ports.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { lockedKey, unsendableKey } from './refusals.ts';

/** The key as a header takes it, null where there is none, or why it cannot be sent. Settings refuses odd keys; old ones remain. */
export function sendableKey(host: Host, kept: KeyReading): Result<string | null, Refusal> {
	if (kept === null) return ok(null);
	if (typeof kept !== 'string') return err(lockedKey(host));
	const tidy = tidyKey(kept);
	if (!tidy.ok) return err(unsendableKey(host, tidy.error));
	return ok(tidy.value === '' ? null : tidy.value);
}
