import { face } from '../faces.ts';
import type { Method } from '../method.ts';

export const chainOfCode: Method = {
	...face('chain-of-code'),
	source: { paper: { arXiv: '2312.04474', title: 'Chain of Code' }, section: '' },
	options: [],
	presets: [],
	differs: { paper: 'Not written yet, at all.', code: 'Not written yet, at all.' },
	calls: () => ({ min: 1, max: 1 }),
	sees: [],
	plan: () => {
		throw new Error('Not written yet');
	},
};
