import { bbhImporter, sentences } from '../import/bbh.ts';
import { orderDomain, positionOfPlace, type OrderDomain } from './domains.ts';
import { parseLogicalDeduction } from './instance.ts';
import type { OrderClue } from './search.ts';

export const importer = bbhImporter(
	{ id: 'logical-deduction', parse: parseLogicalDeduction },
	'logical_deduction_seven_objects.json',
	(input, target) => {
		const [text = '', optionText = ''] = input.split(/^Options:\s*$/m);
		const statements = sentences(text);
		const setting = statements.findIndex((sentence) => sentence.includes(':'));
		const domain = domainOf(statements[setting] ?? '');
		if (domain === undefined) return 'The setting is not known';
		const objects = (statements[setting]?.split(':')[1] ?? '')
			.split(/,\s*(?:and\s+)?|\s+and\s+/)
			.map((name) => name.trim().replace(/^(?:an?|the)\s+/i, ''))
			.filter((name) => name !== '');
		const clues = statements.slice(setting + 1).map((sentence) => readClue(domain, objects, sentence));
		const options = optionText
			.split('\n')
			.filter((line) => line.trim() !== '')
			.map((line) =>
				readClue(
					domain,
					objects,
					line
						.trim()
						.replace(/^\([A-Z]\)\s*/, '')
						.replace(/\.$/, ''),
				),
			);
		const first = options[0];
		const askPosition = first?.kind === 'at' ? first.position : 0;
		const isOneQuestion = options.every((o) => o?.kind === 'at' && o.position === askPosition);
		if (clues.includes(null) || !isOneQuestion) return 'A clue or an option has no known form';
		return {
			instance: { domain: domain.id, objects, clues, askPosition, options: options.map((o) => o?.a) },
			storedAnswer: target,
		};
	},
);

function domainOf(setting: string): OrderDomain | undefined {
	const words = { golf: 'golf', bird: 'birds', vehicle: 'vehicles', fruit: 'fruits', book: 'shelf' };
	const found = Object.entries(words).find(([word]) => setting.includes(word));
	return found === undefined ? undefined : orderDomain(found[1]);
}

const COMPARISON =
	/^(?:is|are)? ?(to the left of|to the right of|newer than|older than|more expensive than|less expensive than|finished above|finished below) (?:the )?(.+)$/;
const FIRST_IS_BEFORE = ['to the left of', 'newer than', 'more expensive than', 'finished above'];

/** Longest object names first: a name may contain another one. */
function readClue(domain: OrderDomain, objects: readonly string[], sentence: string): OrderClue | null {
	const text = sentence.replace(/^The /, '');
	const a = [...objects].sort((x, y) => y.length - x.length).find((name) => text.startsWith(`${name} `));
	if (a === undefined) return null;
	const said = text.slice(a.length + 1);
	const [, relation, b] = COMPARISON.exec(said) ?? [];
	if (relation !== undefined && b !== undefined) {
		return FIRST_IS_BEFORE.includes(relation) ? { kind: 'before', a, b } : { kind: 'before', a: b, b: a };
	}
	const place = said.replace(/^(?:is|are|finished) (?:the )?/, '');
	const position = positionOfPlace(domain, place, objects.length);
	return position === null ? null : { kind: 'at', a, position };
}
