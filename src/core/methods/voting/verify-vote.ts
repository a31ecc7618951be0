import { face } from '../faces.ts';
import type { Method } from '../method.ts';

export const verifyVote: Method = {
	...face('verify-vote'),
	source: {
		paper: {
			arXiv: '2308.07921',
			title: 'Solving Challenging Math Word Problems Using GPT-4 Code Interpreter',
		},
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
