import { bbhImporter, sentences } from '../import/bbh.ts';
import type { Claim } from './claims.ts';
import { parseWebOfLies } from './instance.ts';

export const importer = bbhImporter(
	{ id: 'web-of-lies', parse: parseWebOfLies },
	'web_of_lies.json',
	(input, target) => {
		const [statements, asked] = input.replace(/^\s*Question:\s*/, '').split(/\bDoes\b/);
		const question = /^\s*(\S+) tell the truth\?/.exec(asked ?? '')?.[1];
		const claims = sentences(statements ?? '').map(readClaim);
		if (question === undefined || claims.includes(null)) return 'A sentence has no known form';
		const known = claims.filter((claim) => claim !== null);
		return {
			instance: { people: [...new Set(known.map(({ who }) => who))], claims: known, question },
			storedAnswer: target,
		};
	},
);

function readClaim(sentence: string): Claim | null {
	const [, who = '', about, deed] = /^(\S+)(?: says (\S+))? (tells the truth|lies)$/.exec(sentence) ?? [];
	if (deed === undefined) return null;
	const truthful = deed === 'tells the truth';
	return about === undefined ? { kind: 'fact', who, truthful } : { kind: 'says', who, about, truthful };
}
