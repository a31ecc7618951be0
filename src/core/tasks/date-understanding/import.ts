import { bbhImporter } from '../import/bbh.ts';
import type { DateUnit } from './civil-day.ts';
import { parseDateUnderstanding, type DateInstance } from './instance.ts';

/** The stored option is the reference: what day today is, the text alone says. */
export const importer = bbhImporter(
	{ id: 'date-understanding', parse: parseDateUnderstanding },
	'date_understanding.json',
	(input, target) => {
		const [text = '', optionText = ''] = input.split(/^Options:\s*$/m);
		const asked = /^([^]*?)\s*What is the date (.+?)(?: in MM\/DD\/YYYY)?\?\s*$/.exec(text);
		const ask = asked === null ? null : readAsk(asked[2] ?? '');
		if (asked === null || ask === null) return 'The question has no known form';
		const options = [...optionText.matchAll(/^\(([A-Z])\) (\S+)\s*$/gm)].map(([, label, date]) => ({
			label,
			date,
		}));
		const reference = options.find(({ label }) => target.trim() === `(${label ?? ''})`);
		if (reference === undefined) return 'The stored answer is none of the options';
		return {
			instance: { context: asked[1]?.trim(), ask, options, reference },
			storedAnswer: target.trim(),
		};
	},
);

/** `today`, `tomorrow`, `a week ago`, `one week from today`, `24 hours later`, … */
function readAsk(phrase: string): DateInstance['ask'] | null {
	if (phrase === 'today') return { unit: 'day', amount: 0 };
	if (phrase === 'tomorrow' || phrase === '24 hours later') return { unit: 'day', amount: 1 };
	if (phrase === 'yesterday') return { unit: 'day', amount: -1 };
	const match = /^(an?|one|\d+) (day|week|month|year)s? (ago|before today|from today|later|from now)/.exec(
		phrase,
	);
	if (match === null) return null;
	const size = /^\d/.test(match[1] ?? '') ? Number(match[1]) : 1;
	const sign = match[3] === 'ago' || match[3] === 'before today' ? -1 : 1;
	return { unit: match[2] as DateUnit, amount: sign * size };
}
