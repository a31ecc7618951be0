import { isRecord } from '../json.ts';
import { type EmbedTheme, isEmbedTheme } from './theme.ts';

/** What the page around an embed may want of it. */
export type EmbedCommand =
	| { kind: 'next' }
	| { kind: 'back' }
	| { kind: 'reset' }
	| { kind: 'theme'; theme: EmbedTheme };

/** What an embed tells the page around it, as it is posted. */
export type EmbedNews =
	/** In CSS pixels: of all there is to see. */
	| { type: 'codesteer:height'; height: number }
	/** `step`: 0 is the question alone, `of` the last one, where everything is shown. */
	| { type: 'codesteer:step'; step: number; of: number };

/**
 * Reads what was posted to an embed: `{ type: 'codesteer:next' }`, `back`, `reset`, or `theme` with a `theme`. Anybody may post
 * these, for none does more than a person who looks can do; null for anything else.
 */
export function parseCommand(data: unknown): EmbedCommand | null {
	if (!isRecord(data)) return null;
	switch (data['type']) {
		case 'codesteer:next':
			return { kind: 'next' };
		case 'codesteer:back':
			return { kind: 'back' };
		case 'codesteer:reset':
			return { kind: 'reset' };
		case 'codesteer:theme':
			return isEmbedTheme(data['theme']) ? { kind: 'theme', theme: data['theme'] } : null;
		default:
			return null;
	}
}
