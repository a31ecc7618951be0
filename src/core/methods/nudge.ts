import { face } from './faces.ts';
import type { Method } from './method.ts';

export const nudge: Method = {
	...face('nudge'),
	source: { paper: { arXiv: '2503.04625', title: 'START' }, section: '' },
	options: [],
	presets: [],
	differs: { paper: 'Not written yet, at all.', code: 'Not written yet, at all.' },
	calls: () => ({ min: 1, max: 1 }),
	sees: [],
	plan: () => {
		throw new Error('Not written yet');
	},
};
