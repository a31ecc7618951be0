import type { OwnSign } from '../reply/decoration.ts';
import type { Rng } from '../rng.ts';
import type { Verdict } from '../verdict.ts';
import type { Drawing } from './drawing.ts';
import type { FamilyDemo } from './family-demo.ts';
import type { FamilyId } from './family-id.ts';
import type { Importer } from './import/importer.ts';

/** One difficulty setting. Levels are listed from easiest to hardest. */
export interface Level<P> {
	/** Stable within the family, used in links and stored runs: `1-2-4`, `n5`, `12-hearts`. */
	id: string;
	/** For the slider: a few plain words. */
	label: string;
	/** True when this is a setting the papers or their released data evaluated; never in a family that is only here. */
	published: boolean;
	params: P;
}

/**
 * One kind of puzzle, of SymBench (arXiv 2502.04350) or only here. `I` is the instance, plain JSON, of SymBench exactly as the
 * family's specification names its fields; `P` the level's parameters. Everything is pure and synchronous.
 */
export interface TaskFamily<I, P = unknown> {
	/** Its name for people is in `FAMILY_LABELS`. */
	id: FamilyId;
	/** `seen`: among the 28 tasks whose training half the published coach was tuned on; `unseen`: the other 9; `own`: only here. */
	split: 'seen' | 'unseen' | 'own';
	/** Capability areas as the papers name them. */
	area: readonly ('math' | 'logic' | 'spatial' | 'ordering' | 'search' | 'planning' | 'execution')[];
	/** Something is to be found that is there by construction: to say that there is no solution is wrong, not unreadable. */
	seeksSolution?: true;
	/** The rules for a person, two to five plain sentences, no instance in it. */
	rules: string;
	levels: readonly Level<P>[];
	/** Solvable by construction, never degenerate, under 100 ms. Same rng seed, same instance. */
	generate(level: Level<P>, rng: Rng): I;
	/** Checks JSON that comes from outside (link, stored run, import). Null when it is not an instance. */
	parse(value: unknown): I | null;
	/** Our own wording: complete rules, index base, layout, a small format example that is not the answer, `<<<` and `>>>`. */
	question(instance: I): string;
	/** Signs that decorate elsewhere but belong to this family's answers; absent where there are none. */
	ownSigns?: readonly OwnSign[];
	/**
	 * `answer` is what stood between the last `<<<` and `>>>` (or what extraction fell back to), so it normally has no
	 * markers; a verifier takes it as it is, the registry's families take its decoration off first. `malformed` is what
	 * cannot be read as an answer at all. Any valid answer is accepted; never eval, never throws, never over 50 ms.
	 */
	verify(instance: I, answer: string): Verdict;
	/**
	 * Whether a readable answer is as long as what is asked for (numbers in the list, cells in the grid, letters in the
	 * word); absent where being readable is enough. A text without markers that fails this is not taken for the answer.
	 */
	fits?(instance: I, answer: string): boolean;
	/**
	 * One way of writing for answers that say the same, for methods that count votes: where several answers are right, or one can be
	 * written in many ways. Null where it is none of these; absent where the text says it. Never asks whether an answer is right.
	 */
	canonical?(instance: I, answer: string): string | null;
	/** Reference answer in the asked format, without markers. */
	solve(instance: I): string;
	/** A careless reasoner's answer: the asked format, verified wrong, never junk. */
	slip(instance: I, rng: Rng): string;
	/**
	 * An honest, readable Python 3 program (standard library only) that computes the answer by a real method and prints it
	 * as `<<<answer>>>`; under 10 s in Pyodide on the hardest published level. The data stand first, then `program.py`.
	 */
	python(instance: I): string;
	/** The instance as a person would draw it. */
	draw(instance: I): Drawing[];
	/** Reads a person's own copy of the public data of this family; absent where there are none. */
	importer?: Importer;
	/** What the scripted model knows of this family beyond solver, slip and program; absent where that is enough. */
	demo?: FamilyDemo<I>;
}

/** What the registry holds: callers pass instances only to the family they came from. */
export type AnyFamily = TaskFamily<unknown>;
