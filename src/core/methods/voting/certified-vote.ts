import { face } from '../faces.ts';
import type { Method } from '../method.ts';

export const certifiedVote: Method = {
	...face('certified-vote'),
	source: { paper: { arXiv: '2605.05873', title: 'CITE' }, section: '' },
	options: [],
	presets: [],
	differs: { paper: 'Not written yet, at all.', code: 'Not written yet, at all.' },
	calls: () => ({ min: 1, max: 1 }),
	sees: [],
	plan: () => {
		throw new Error('Not written yet');
	},
};
