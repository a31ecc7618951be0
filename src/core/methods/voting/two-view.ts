import { face } from '../faces.ts';
import type { Method } from '../method.ts';

export const twoView: Method = {
	...face('two-view'),
	source: { paper: { arXiv: '2604.17433', title: 'Self-Consistency from Only Two Samples' }, section: '' },
	options: [],
	presets: [],
	differs: { paper: 'Not written yet, at all.', code: 'Not written yet, at all.' },
	calls: () => ({ min: 1, max: 1 }),
	sees: [],
	plan: () => {
		throw new Error('Not written yet');
	},
};
