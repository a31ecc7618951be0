import { face } from './faces.ts';
import type { Method } from './method.ts';

export const mentalCode: Method = {
	...face('mental-code'),
	source: {
		paper: { arXiv: '2606.15589', title: 'Is code better than language for algorithmic reasoning?' },
		section: '',
	},
	options: [],
	presets: [],
	differs: { paper: 'Not written yet, at all.', code: 'Not written yet, at all.' },
	calls: () => ({ min: 1, max: 1 }),
	sees: [],
	plan: () => {
		throw new Error('Not written yet');
	},
};
