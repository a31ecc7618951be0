import { face } from '../faces.ts';
import type { Method } from '../method.ts';

export const toolMix: Method = {
	...face('tool-mix'),
	source: { paper: { arXiv: '2510.01279', title: 'TUMIX' }, section: '' },
	options: [],
	presets: [],
	differs: { paper: 'Not written yet, at all.', code: 'Not written yet, at all.' },
	calls: () => ({ min: 1, max: 1 }),
	sees: [],
	plan: () => {
		throw new Error('Not written yet');
	},
};
