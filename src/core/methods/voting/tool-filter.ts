import { face } from '../faces.ts';
import type { Method } from '../method.ts';

export const toolFilter: Method = {
	...face('tool-filter'),
	source: { paper: { arXiv: '2504.04718', title: 'T1: Tool-integrated Self-verification' }, section: '' },
	options: [],
	presets: [],
	differs: { paper: 'Not written yet, at all.', code: 'Not written yet, at all.' },
	calls: () => ({ min: 1, max: 1 }),
	sees: [],
	plan: () => {
		throw new Error('Not written yet');
	},
};
