import type { KeyMode } from '../../core/ports.ts';

export const keyModeWords: Readonly<Record<KeyMode, string>> = {
	stored: 'stored in this browser, encrypted',
	tab: 'until this tab is closed',
	page: 'until this page is reloaded',
};
