/** `auto`: as the browser of whoever looks has it. */
export const EMBED_THEMES = ['auto', 'light', 'dark'] as const;

export type EmbedTheme = (typeof EMBED_THEMES)[number];

/** Addresses are written by others: an unknown theme is none. */
export function isEmbedTheme(value: unknown): value is EmbedTheme {
	return EMBED_THEMES.some((theme) => theme === value);
}
