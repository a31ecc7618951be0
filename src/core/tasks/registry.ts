import type { AnyFamily, FamilyId } from './family.ts';
import { game2048 } from './2048.ts';
import { blocksworld } from './blocksworld.ts';
import { boxlift } from './boxlift.ts';
import { boxnet } from './boxnet.ts';
import { combinatorialCalculation } from './combinatorial-calculation.ts';
import { constrainedLinearArrangement } from './constrained-linear-arrangement.ts';
import { cryptanalysis } from './cryptanalysis.ts';
import { dateUnderstanding } from './date-understanding.ts';
import { eightQueens } from './eight-queens.ts';
import { game24 } from './game-24.ts';
import { gsmHard } from './gsm-hard.ts';
import { letterLogicDiagram } from './letter-logic-diagram.ts';
import { letters } from './letters.ts';
import { lightPuzzles } from './light-puzzles.ts';
import { logicalDeduction } from './logical-deduction.ts';
import { logicalEquation } from './logical-equation.ts';
import { logicalPuzzle } from './logical-puzzle.ts';
import { mahjong } from './mahjong.ts';
import { mathCountingAndProbability } from './math-counting-and-probability.ts';
import { mathGeometry } from './math-geometry.ts';
import { matrixTransformation } from './matrix-transformation.ts';
import { navigate } from './navigate.ts';
import { newOperator } from './new-operator.ts';
import { numberMultiply } from './number-multiply.ts';
import { pathPlan } from './path-plan.ts';
import { patternRecognition } from './pattern-recognition.ts';
import { permutationsAndCombinations } from './permutations-and-combinations.ts';
import { pooling } from './pooling.ts';
import { reversi } from './reversi.ts';
import { standardSudoku } from './standard-sudoku.ts';
import { statisticalCounting } from './statistical-counting.ts';
import { stringDeletionAndModification } from './string-deletion-and-modification.ts';
import { stringInsertion } from './string-insertion.ts';
import { stringSplitting } from './string-splitting.ts';
import { stringSynthesis } from './string-synthesis.ts';
import { synthesisDecomposition } from './synthesis-decomposition.ts';
import { webOfLies } from './web-of-lies.ts';
import { withPlainAnswers } from './plain-answers.ts';

/** Every task family, in the order of their ids; their verifiers see answers without decoration. */
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

export function familyById(id: string): AnyFamily | null {
	return families.find((family) => family.id === id) ?? null;
}

export function isFamilyId(id: string): id is FamilyId {
	return familyById(id) !== null;
}
