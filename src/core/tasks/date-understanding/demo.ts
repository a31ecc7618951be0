import type { FamilyDemo } from '../family-demo.ts';
import { pythonProgram } from '../kit/python.ts';
import clock from './clock.py?raw';

export const demo: FamilyDemo<{ ask: { unit: 'day' | 'week' | 'month' | 'year'; amount: number } }> = {
	/** Asks the computer for today instead of reading the question (P2). */
	weakProgram: ({ ask }) => pythonProgram({ days_per_unit: DAYS[ask.unit], amount: ask.amount }, clock),
};

const DAYS = { day: 1, week: 7, month: 30, year: 365 } as const;
