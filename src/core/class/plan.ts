import type { Design } from '../bench/experiment.ts';
import { planOf } from '../bench/plan.ts';
import { instancesOf, sizeOf } from '../bench/size.ts';
import { canonicalJson } from '../json.ts';
import { err, ok, type Result } from '../result.ts';
import { hash } from '../rng.ts';
import type { CastModels } from '../setup/specs.ts';

/** What every student of a class is asked, each with questions of their own. */
export interface ClassPlan {
	/** 16 hexadecimal digits; see `hashOfDesign`. */
	hash: string;
	/** One size, one cast: the model that the lecturer proposes. */
	design: Design;
}

/** What a line of text, and a picture of it, can still hold. */
export const MOST_IN_CLASS = { instances: 100, methods: 12 } as const;

/** Why a design is none for a class; `words/class.ts` says it. */
export type ClassFault =
	/** Asks what earlier answers make it ask: no two students would be asked alike. */
	| { kind: 'search' }
	/** Everybody would be asked the same samples. */
	| { kind: 'imported' }
	| { kind: 'repeats'; repeats: number }
	| { kind: 'casts'; casts: number }
	| { kind: 'too-many'; instances: number; methods: number };

/** The design with its newest size alone, and its hash; or the first fault for which it cannot be asked of a class. */
export function classPlanOf(design: Design): Result<ClassPlan, ClassFault> {
	const size = sizeOf(design);
	const [instances, methods, casts] = [instancesOf(design), design.methods.length, design.casts.length];
	if (design.search !== undefined) return err({ kind: 'search' });
	if (design.imported.length > 0) return err({ kind: 'imported' });
	if (size.repeats !== 1) return err({ kind: 'repeats', repeats: size.repeats });
	if (casts !== 1) return err({ kind: 'casts', casts });
	if (instances > MOST_IN_CLASS.instances || methods > MOST_IN_CLASS.methods)
		return err({ kind: 'too-many', instances, methods });
	const asked: Design = { ...design, sizes: [size] };
	return ok({ hash: hashOfDesign(asked), design: asked });
}

/**
 * The same for designs that ask the same, whatever models, names and prices stand in them: the first 64 bits of `hash` of canonical
 * JSON. Of n different plans two have the same with a chance of about n^2 / 2^65 (a thousand: 3 in 10^14). It tells plans apart that
 * were not made to be mistaken for each other; whoever wants to cheat can do so anyway, for no result is authenticated.
 */
function hashOfDesign(design: Design): string {
	const { families, sizes, methods, seed, limits, blocks, readOut, logprobs, familiesAre, alpha } = design;
	return digits(
		canonicalJson({
			...{ families, sizes, methods, seed, limits, blocks, readOut, familiesAre, alpha },
			logprobs: logprobs ?? false,
		}),
	);
}

/** A student's number, 16 hexadecimal digits, from a text that was drawn at random. */
export function studentOf(random: string): string {
	return digits(random);
}

/**
 * What one student is asked: the plan with a seed of their own, so that no two share a question but by chance. Two of n students
 * have the same seed with a chance of about n^2 / 2^33 (thirty: 1 in 10^7; five hundred: 3 in 10^5).
 */
export function designFor({ design }: ClassPlan, student: string, cast: CastModels | null = null): Design {
	const [seed] = hash(`class ${String(design.seed)} ${student}`);
	return { ...design, seed, casts: cast === null ? design.casts : [cast] };
}

/** Marks of the questions of a student in the order of the plan: 32 bits of the hash of their keys. */
export function questionMarks(plan: ClassPlan, student: string): readonly number[] {
	return planOf(designFor(plan, student)).rounds.map(({ instance }) => hash(instance.key)[0]);
}

function digits(text: string): string {
	const [high, low] = hash(text);
	return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}
