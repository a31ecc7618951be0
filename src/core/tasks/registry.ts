import type { AnyFamily } from './family.ts';
import { game2048 } from './2048/family.ts';
import { blocksworld } from './blocksworld/family.ts';
import { boxlift } from './boxlift/family.ts';
import { boxnet } from './boxnet/family.ts';
import { combinatorialCalculation } from './combinatorial-calculation/family.ts';
import { constrainedLinearArrangement } from './constrained-linear-arrangement/family.ts';
import { cryptanalysis } from './cryptanalysis/family.ts';
import { dateUnderstanding } from './date-understanding/family.ts';
import { eightQueens } from './eight-queens/family.ts';
import { game24 } from './game-24/family.ts';
import { gsmHard } from './gsm-hard/family.ts';
import { letterLogicDiagram } from './letter-logic-diagram/family.ts';
import { letters } from './letters/family.ts';
import { lightPuzzles } from './light-puzzles/family.ts';
import { logicalDeduction } from './logical-deduction/family.ts';
import { logicalEquation } from './logical-equation/family.ts';
import { logicalPuzzle } from './logical-puzzle/family.ts';
import { mahjong } from './mahjong/family.ts';
import { mathCountingAndProbability } from './math-counting-and-probability/family.ts';
import { mathGeometry } from './math-geometry/family.ts';
import { matrixTransformation } from './matrix-transformation/family.ts';
import { navigate } from './navigate/family.ts';
import { newOperator } from './new-operator/family.ts';
import { numberMultiply } from './number-multiply/family.ts';
import { pathPlan } from './path-plan/family.ts';
import { patternRecognition } from './pattern-recognition/family.ts';
import { permutationsAndCombinations } from './permutations-and-combinations/family.ts';
import { pooling } from './pooling/family.ts';
import { reversi } from './reversi/family.ts';
import { standardSudoku } from './standard-sudoku/family.ts';
import { statisticalCounting } from './statistical-counting/family.ts';
import { stringDeletionAndModification } from './string-deletion-and-modification/family.ts';
import { stringInsertion } from './string-insertion/family.ts';
import { stringSplitting } from './string-splitting/family.ts';
import { stringSynthesis } from './string-synthesis/family.ts';
import { synthesisDecomposition } from './synthesis-decomposition/family.ts';
import { webOfLies } from './web-of-lies/family.ts';
import { withPlainAnswers } from './kit/plain-answers.ts';

/** Every task family, the published ones in the order of their ids, then those that are only here; their verifiers see answers without decoration. */
export const families: readonly AnyFamily[] = [
	game2048,
	blocksworld,
	boxlift,
	boxnet,
	combinatorialCalculation,
	constrainedLinearArrangement,
	cryptanalysis,
	dateUnderstanding,
	eightQueens,
	game24,
	gsmHard,
	letterLogicDiagram,
	letters,
	lightPuzzles,
	logicalDeduction,
	logicalEquation,
	logicalPuzzle,
	mahjong,
	mathCountingAndProbability,
	mathGeometry,
	matrixTransformation,
	navigate,
	newOperator,
	numberMultiply,
	pathPlan,
	patternRecognition,
	permutationsAndCombinations,
	pooling,
	reversi,
	standardSudoku,
	statisticalCounting,
	stringDeletionAndModification,
	stringInsertion,
	stringSplitting,
	stringSynthesis,
	synthesisDecomposition,
	webOfLies,
].map((family) => withPlainAnswers(family as AnyFamily));

/** Null for the id of another version, or of a mistyped link. */
export function familyById(id: string): AnyFamily | null {
	return families.find((family) => family.id === id) ?? null;
}
