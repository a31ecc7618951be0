import type { MethodId, MethodOptions } from '../method-id.ts';
import type { Setup } from '../setup/setup.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import type { LessonId } from './lesson-id.ts';
import type { Peeking } from './peeking-simulation.ts';
import type { Asked, Trial } from './trial.ts';

/** One claim, its published evidence, a bet, a live experiment, what was seen in it, and a question to check understanding. */
export type Lesson = LanesLesson | RatesLesson | SimulatedLesson;

interface Described {
	id: LessonId;
	/** Two or three words, as the heading of its card. */
	title: string;
	/** Who it is mostly about; the colour of its card. */
	voice: 'text' | 'code' | 'coach';
	/** One sentence. */
	claim: string;
	evidence: Evidence;
	bet: Bet;
	check: Check;
}

/** One question, a lane for each method. */
export interface LanesLesson extends Described {
	kind: 'lanes';
	/** Its choices fix the methods; models are the demo model's, or the person's own. */
	setup: Setup & { choices: { methods: readonly MethodId[] } };
	/** `trials`: one for each method, in any order. */
	tell(trials: readonly Trial[]): Told;
	ladder?: LadderPlan;
}

/** Many questions under some conditions, counted. */
export interface RatesLesson extends Described {
	kind: 'rates';
	rates: RatesPlan;
	/** `trials`: every run of the plan that was begun, in any order. */
	tell(trials: readonly Trial[], asked: Asked): Told;
	ladder?: LadderPlan;
	/** What a question took stands in the picture, beside who answered. */
	tokens?: true;
	/** Drawn as a rate with several intervals, not as bars of bands. */
	intervals?: true;
	/** What is drawn where one run has several answers: bars for each of these, of what a run is split into. */
	drawn?: { conditions: readonly Condition[]; split(trial: Trial): readonly Trial[] };
}

/** A computation by seed, without a model. */
export interface SimulatedLesson extends Described {
	kind: 'simulated';
	tell(peeking: Peeking): Told;
}

/** What is asked of whom in a lesson that counts: every part under every condition. */
export interface RatesPlan {
	/** Seeds the instances; the same for everybody. */
	seed: string;
	parts: readonly Part[];
	conditions: readonly Condition[];
	/** On a person's own model fewer instances are asked of each part. */
	onOwn: number;
}

/** A level of a family, with the number of its instances. */
export interface Part {
	family: FamilyId;
	level: string;
	instances: number;
}

/** A method, as one of the demo models runs it. */
export interface Condition {
	/** Begins with the method's id, as everywhere pictures are drawn from. */
	key: string;
	/** In pictures and sentences. */
	label: string;
	method: MethodId;
	options?: MethodOptions;
	/** Absent = the bold one; on a person's own model there is that one alone. */
	demo?: 'demo:careful';
}

/** What was measured about the claim before; covered until a bet is made, since it would give the answer away. */
export interface Evidence {
	/** One or two sentences in our own words. */
	says: string;
	figures: readonly Figure[];
	/** Measured by us and not published; labelled so. */
	own?: true;
	/** Paper with its number, and where in it. */
	source: string;
}

/** One number of the evidence, drawn as a bar beside the others. */
export interface Figure {
	label: string;
	value: number;
	unit: '%' | 'tokens' | 'seconds' | 'points';
	/** Measured from a plot, not printed as a number. */
	approximate?: true;
	voice?: 'text' | 'code' | 'coach';
}

/** What a person may say beforehand; `Told.bet` names the choice that came true. */
export interface Bet {
	/** A question about what the live experiment will show. */
	asks: string;
	choices: readonly { id: string; label: string }[];
}

/** What the actual runs show. */
export interface Told {
	/** One sentence. Says nothing that is not in the runs. */
	sentence: string;
	/** Whether the claim showed; `open` where too little ended to tell. */
	claim: 'shown' | 'not-shown' | 'open';
	/** The one bet that has come true; null where it is open, or where the runs decide between none of them. */
	bet: string | null;
}

/** The question at the end of a lesson. Just one choice is right, and the first one a person makes counts. */
export interface Check {
	asks: string;
	choices: readonly CheckChoice[];
}

/** One answer to a check question, with what is said to whoever picks it. */
export interface CheckChoice {
	says: string;
	right: boolean;
	/** Why it is right, or what is wrong with it. */
	why: string;
}

/** Raises the level until answers in words begin to fail. */
export interface LadderPlan {
	family: FamilyId;
	/** Easiest first. */
	levels: readonly string[];
	/** Of each level. */
	instances: number;
	onOwn: number;
}
