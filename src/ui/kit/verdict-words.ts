import type { RunVerdict } from '../../core/record/event.ts';

type Kind = RunVerdict['verdict']['kind'] | 'failed' | 'stopped' | 'interrupted' | 'running';

/** Word, glyph and tone of every way a run can end; the words are what tests and screen readers meet. */
export const verdictWords: Record<Kind, { word: string; glyph: string; tone: 'right' | 'wrong' | 'plain' }> =
	{
		correct: { word: 'Correct', glyph: '✓', tone: 'right' },
		incorrect: { word: 'Incorrect', glyph: '✗', tone: 'wrong' },
		malformed: { word: 'Incorrect', glyph: '✗', tone: 'wrong' },
		'no-answer': { word: 'No answer', glyph: '∅', tone: 'wrong' },
		'not-checked': { word: 'Not checked', glyph: '?', tone: 'plain' },
		failed: { word: 'Failed', glyph: '!', tone: 'wrong' },
		stopped: { word: 'Stopped', glyph: '■', tone: 'plain' },
		interrupted: { word: 'Stopped', glyph: '■', tone: 'plain' },
		running: { word: 'Running', glyph: '…', tone: 'plain' },
	};
