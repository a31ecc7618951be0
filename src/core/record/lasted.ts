import { seconds } from '../format.ts';
import type { RunView } from './view.ts';

/** How long a run went on. Of one that was cut off with its page nobody knows more than when the last of it was kept. */
export function lasted(outcome: RunView['outcome'], ms: number): string {
	return outcome === 'interrupted' ? `≥ ${seconds(ms)}` : seconds(ms);
}
