import type { StepResult, Step } from '../method.ts';
import type { Steps } from '../steps.ts';

/** Numbers one after the other for what several parts of a plan do beside each other. */
export interface Place {
	/** For the turns of one part: its own 1, 2, … to numbers that no other part has. */
	turn(own: number): number;
	/** For the interpreters one part keeps. */
	session: string;
}

/**
 * Parts of a plan side by side: each round performs the next step of all that are not at their end, at once. Results in the order
 * of the parts. A part keeps its own numbering of turns and its own interpreter; `first` is the first turn none has used.
 * `settled`: what a part returns with its own turns, as it is with those of all.
 */
export function* together<T>(
	parts: readonly Steps<T>[],
	first: number,
	settled: (result: T, place: Place) => T = (result) => result,
): Steps<readonly T[]> {
	let free = first;
	const places = parts.map((_, at): Place => {
		const turns = new Map<number, number>();
		return {
			turn(own) {
				const known = turns.get(own) ?? free++;
				turns.set(own, known);
				return known;
			},
			session: String(first + at),
		};
	});
	const results: T[] = [];
	let waiting = parts.map((part, at) => ({ part, at, next: part.next() }));
	for (;;) {
		const going: { part: Steps<T>; at: number; step: Step }[] = [];
		for (const { part, at, next } of waiting) {
			const place = places[at] as Place;
			if (next.done === true) results[at] = settled(next.value, place);
			else going.push({ part, at, step: placed(next.value, place) });
		}
		if (going.length === 0) return results;
		const performed: StepResult = yield { kind: 'all', steps: going.map(({ step }) => step) };
		if (performed.kind !== 'all') throw new Error('Expected the results of all parts');
		waiting = going.map(({ part, at }, place) => ({
			part,
			at,
			next: part.next(performed.results[place] as StepResult),
		}));
	}
}

/** The step of a part among others. */
function placed(step: Step, place: Place): Step {
	switch (step.kind) {
		case 'ask':
			return { ...step, turn: place.turn(step.turn) };
		case 'execute':
			return {
				...step,
				turn: place.turn(step.turn),
				...(step.session === undefined ? {} : { session: `${step.session}-${place.session}` }),
			};
		case 'all':
			return { kind: 'all', steps: step.steps.map((one) => placed(one, place)) };
		case 'close':
			return { kind: 'close', session: `${step.session}-${place.session}` };
		case 'keep':
			return { kind: 'keep', reply: { ...step.reply, turn: place.turn(step.reply.turn) } };
		case 'note':
			return { kind: 'note', event: { ...step.event, turn: place.turn(step.event.turn) } };
	}
}
