import { type Evaluated, Evaluation, type Evaluator, type Wanted } from '../../src/core/bench/evaluation.ts';
import { changesBetween, type Moment } from '../../src/core/bench/told.ts';
import { finish } from '../../src/core/steps.ts';

/** What is looked at, computed at once and from nothing. */
export function evaluatedNow(moment: Moment, wanted: Wanted): Evaluated {
	const evaluation = new Evaluation();
	for (const told of changesBetween(null, moment)) evaluation.tell(told);
	return finish(evaluation.evaluate(wanted));
}

/** Answers when the test says so. */
export class HeldEvaluator implements Evaluator {
	readonly asked: {
		moment: Moment;
		wanted: Wanted;
		answer: () => Promise<void>;
		fail: (why: string) => Promise<void>;
	}[] = [];
	/** Those that were given up, by their place. */
	readonly givenUp: number[] = [];
	isOver = false;
	readonly #leave: (() => void)[] = [];

	evaluate(moment: Moment, wanted: Wanted): Promise<Evaluated | null> {
		return new Promise((resolve, reject) => {
			this.#leave.push(() => resolve(null));
			this.asked.push({
				moment,
				wanted,
				answer: () => settledAfter(() => resolve(evaluatedNow(moment, wanted))),
				fail: (why) => settledAfter(() => reject(new Error(why))),
			});
		});
	}

	giveUp(): void {
		this.givenUp.push(this.asked.length - 1);
		this.#leave.at(-1)?.();
	}

	dispose(): void {
		this.isOver = true;
	}
}

async function settledAfter(act: () => void): Promise<void> {
	act();
	await new Promise((resolve) => setTimeout(resolve));
}
