import { letters } from '../tasks/letters/family.ts';
import { letters as typedLetters, placesOf, shown } from '../typed/letters.ts';
import { readTyped } from '../typed/registry.ts';
import { comparisonCheck } from './check-program.ts';
import { familySubject } from './instance-subject.ts';
import type { Subject } from './subject.ts';

/** "How many r in strawberry, and where?" */
export function letterSubject(text: string): Subject | null {
	const parsed = readTyped(typedLetters, text);
	if (!parsed) return null;
	const { word, letter, withPlaces } = parsed;
	const truth = placesOf(word, letter);
	const show = (found: readonly number[]): string => shown(found, withPlaces);
	// Two equal neighbours pass for one letter when a word is read in pieces.
	const merged = truth.filter((place, at) => at === 0 || truth[at - 1] !== place - 1);
	const slipped = merged.length < truth.length || truth.length === 0 ? merged : truth.slice(0, -1);
	const wrong = truth.length === 0 ? show([Math.ceil(word.length / 2)]) : show(slipped);
	const right = show(truth);
	const printed = withPlaces ? 'Count: {len(positions)}, Positions: {positions}' : '{len(positions)}';
	const program = `word = "${word}"
letter = "${letter}"

positions = [place for place, character in enumerate(word, start=1) if character == letter]
print("positions, counted from 1:", positions)
print(f"<<<${printed}>>>")
`;
	return {
		...familySubject(letters, parsed, ''),
		key: `letters ${word} ${letter} ${String(withPlaces)}`,
		right,
		wrong: () => wrong,
		isRight: (answer) =>
			answer.replaceAll(/\s/g, '').toLowerCase() === right.replaceAll(/\s/g, '').toLowerCase(),
		program,
		checkProgram: (answer) => comparisonCheck(program, answer),
		chain: (_, isRight) => chain(word, letter, isRight || truth.length === 0 ? truth : slipped),
		endless: null,
		outcome: 'likelier',
		leansToCode: true,
		codesWhenBig: false,
	};
}

function chain(word: string, letter: string, found: readonly number[]): string {
	const spelled = word.length <= 40 ? `Spelled out: ${Array.from(word).join('-')}. ` : '';
	const where =
		found.length === 0 ? 'nowhere' : `at ${found.length === 1 ? 'place' : 'places'} ${found.join(', ')}`;
	return `${spelled}The letter "${letter}" stands ${where}, counted from 1, so there ${found.length === 1 ? 'is' : 'are'} ${found.length}.`;
}
