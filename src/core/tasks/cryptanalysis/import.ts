import { sampleFolderImporter, withAnswer } from '../import/sample-folder.ts';
import { parseCryptanalysis } from './instance.ts';
import type { HalfFeedback, LockGuess } from './lock-feedback.ts';

/** The guesses stand only in the question's text. */
export const importer = sampleFolderImporter(
	{ id: 'cryptanalysis', parse: parseCryptanalysis },
	'cryptanalysis',
	({ answer }, question) => {
		const lines = question.match(/^\d+\. Guess: .{4}, Feedback: .*$/gm) ?? [];
		if (lines.length === 0) return 'question.txt with the guesses is missing';
		const guesses = lines.map(readGuess);
		if (guesses.includes(null)) return 'The feedback of a guess has no known form';
		return withAnswer({ guesses }, Array.isArray(answer) ? JSON.stringify(answer) : null);
	},
);

function readGuess(line: string): LockGuess | null {
	const [, a, b, c = '', d = '', text = ''] =
		/Guess: (\d)(\d)([A-Z])([A-Z]), Feedback: (.*?)\.?\s*$/.exec(line) ?? [];
	const parts = text.split(';').map((part) => part.trim());
	const digitFeedback = readFeedback(parts.filter((part) => part.includes('number')));
	const letterFeedback = readFeedback(parts.filter((part) => part.includes('letter')));
	if (digitFeedback === null || letterFeedback === null) return null;
	return { digits: [Number(a), Number(b)], letters: [c, d], digitFeedback, letterFeedback };
}

function readFeedback(parts: readonly string[]): HalfFeedback | null {
	const counts = { exact: 0, misplaced: 0, wrong: 0 };
	let hint: HalfFeedback['hint'] = 'none';
	for (const part of parts) {
		const count = part.startsWith('both') ? 2 : part.startsWith('one') ? 1 : 0;
		if (/incorrect/.test(part)) {
			counts.wrong = count;
			hint = /too (?:small|early)/.test(part) ? 'low' : /too (?:large|late)/.test(part) ? 'high' : 'none';
		} else if (/wrong position/.test(part)) counts.misplaced = count;
		else if (/correct position/.test(part)) counts.exact = count;
	}
	const isComplete = counts.exact + counts.misplaced + counts.wrong === 2;
	return isComplete ? ({ ...counts, hint } as HalfFeedback) : null;
}
