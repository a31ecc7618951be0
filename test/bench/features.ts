import { openApp } from '../browser/support/app.ts';
import { budgets } from './budgets.ts';
import { FEATURE_NAMES, featureLoad } from './feature-loads.ts';
import type { Measurement, Section } from './section.ts';

/** A first visit at each place and what it fetches, as the server sees it; what is fetched ahead of need in idle moments is not counted. */
export const features: Section = {
	title: 'What each feature fetches in a first visit',
	async measure() {
		const app = await openApp();
		try {
			const lines: Measurement[] = [];
			for (const feature of FEATURE_NAMES) {
				const { requests, gzipBytes, bytes } = await featureLoad(app, feature);
				const budget = budgets.features[feature];
				lines.push(
					{
						name: `${feature}: where the host compresses`,
						value: gzipBytes / 1024,
						unit: 'KB',
						target: { atMost: budget.kb },
						detail: `${(bytes / 1024).toFixed(0)} KB where it does not`,
					},
					{
						name: `${feature}: requests`,
						value: requests,
						unit: '',
						target: { atMost: budget.requests },
					},
				);
			}
			return lines;
		} finally {
			await app.close();
		}
	},
};
