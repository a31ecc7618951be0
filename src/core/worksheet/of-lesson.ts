import type { Lesson } from '../lessons/lesson.ts';
import { questionOf } from '../setup/setup.ts';
import { referenceAnswer } from '../run/reference-answer.ts';
import { asksInFormulas } from './formulas.ts';
import type { Worksheet } from './worksheet.ts';

/** The bet before, the check after; what is published stands on the answer sheet, for it would give the bet away. */
export function worksheetOfLesson({ id, title, claim, evidence, bet, check, ...lesson }: Lesson): Worksheet {
	const question = lesson.kind === 'lanes' ? questionOf(lesson.setup, false) : null;
	return {
		kind: 'lesson',
		title,
		items: [
			{
				from: null,
				question: question?.text ?? null,
				maths: question !== null && asksInFormulas(question),
				bet: { asks: bet.asks, choices: bet.choices.map(({ label }) => label) },
				check,
				key: { answer: question === null ? null : referenceAnswer(question), claim, evidence, lanes: [] },
			},
		],
		back: `#/lessons/${id}`,
	};
}
