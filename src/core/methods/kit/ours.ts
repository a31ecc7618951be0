import type { Method } from '../method.ts';

/** The same in every method that is in neither paper. */
export const OURS = {
	source: { paper: 'ours', section: '' },
	presets: [],
	differs: { paper: 'Ours, in neither paper.', code: 'Ours, in no released code.' },
} satisfies Partial<Method>;
