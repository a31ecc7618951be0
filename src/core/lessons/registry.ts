import { anotherLook } from './another-look.ts';
import { codeWorse } from './code-worse.ts';
import { confidence } from './confidence.ts';
import { cost } from './cost.ts';
import { decimals } from './decimals.ts';
import { disguisedCode } from './disguised-code.ts';
import { endlessText } from './endless-text.ts';
import { errorBars } from './error-bars.ts';
import { guide } from './guide.ts';
import { inverseScaling } from './inverse-scaling.ts';
import type { Lesson } from './lesson.ts';
import { letters } from './letters.ts';
import { mentalCode } from './mental-code.ts';
import { noBestMethod } from './no-best-method.ts';
import { peeking } from './peeking.ts';
import { stayingPower } from './staying-power.ts';
import { threeBands } from './three-bands.ts';
import { twoAnswers } from './two-answers.ts';
import { twoView } from './two-view.ts';

/** Every lesson, in the order of the course. */
export const lessons: readonly Lesson[] = [
	decimals,
	letters,
	threeBands,
	inverseScaling,
	disguisedCode,
	codeWorse,
	noBestMethod,
	twoAnswers,
	anotherLook,
	confidence,
	guide,
	stayingPower,
	endlessText,
	cost,
	mentalCode,
	twoView,
	peeking,
	errorBars,
];

/** @internal for tests */
export function lessonById(id: string): Lesson | null {
	return lessons.find((lesson) => lesson.id === id) ?? null;
}
