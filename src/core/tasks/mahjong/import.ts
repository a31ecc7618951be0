import { isRecord } from '../../json.ts';
import { joined, sampleFolderImporter, withAnswer } from '../import/sample-folder.ts';
import { parseMahjong } from './instance.ts';

/** The published games know Chi from the third level on. */
const LEVELS_WITHOUT_CHI = 2;

export const importer = sampleFolderImporter(
	{ id: 'mahjong', parse: parseMahjong },
	'mahjong_pattern_dataset',
	({ initial_cards: cards, rounds, solution, complexity }) => {
		const hand = typeof cards === 'string' ? cards : joined(cards, '');
		if (hand === null || !Array.isArray(rounds)) return 'The hand or the rounds are missing';
		const shown = rounds.map((round: unknown, i) => ({
			add: isRecord(round) ? round['add'] : null,
			// The file holds a last removal that the question does not show.
			remove: isRecord(round) && i < rounds.length - 1 ? round['remove'] : null,
		}));
		// Its generator steps past Z into [ and \, which are no cards.
		const isLetter = (card: unknown): boolean => typeof card === 'string' && /^[A-Z]$/.test(card);
		if (!shown.every(({ add, remove }) => isLetter(add) && (remove === null || isLetter(remove)))) {
			return 'A card of this sample is not a letter from A to Z';
		}
		const chi = (typeof complexity === 'number' ? complexity : rounds.length) > LEVELS_WITHOUT_CHI;
		return withAnswer({ hand, rounds: shown, chi }, typeof solution === 'number' ? String(solution) : null);
	},
);
