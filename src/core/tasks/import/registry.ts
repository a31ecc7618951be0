import type { Importer } from './importer.ts';
import { game2048Importer } from './2048.ts';
import { blocksworldImporter } from './blocksworld.ts';
import { boxliftImporter } from './boxlift.ts';
import { boxnetImporter } from './boxnet.ts';
import { combinatorialCalculationImporter } from './combinatorial-calculation.ts';
import { constrainedLinearArrangementImporter } from './constrained-linear-arrangement.ts';
import { cryptanalysisImporter } from './cryptanalysis.ts';
import { dateUnderstandingImporter } from './date-understanding.ts';
import { eightQueensImporter } from './eight-queens.ts';
import { game24Importer } from './game-24.ts';
import { gsmHardImporter } from './gsm-hard.ts';
import { letterLogicDiagramImporter } from './letter-logic-diagram.ts';
import { lettersImporter } from './letters.ts';
import { lightPuzzlesImporter } from './light-puzzles.ts';
import { logicalDeductionImporter } from './logical-deduction.ts';
import { logicalEquationImporter } from './logical-equation.ts';
import { logicalPuzzleImporter } from './logical-puzzle.ts';
import { mahjongImporter } from './mahjong.ts';
import { mathCountingAndProbabilityImporter } from './math-counting-and-probability.ts';
import { mathGeometryImporter } from './math-geometry.ts';
import { matrixTransformationImporter } from './matrix-transformation.ts';
import { navigateImporter } from './navigate.ts';
import { newOperatorImporter } from './new-operator.ts';
import { numberMultiplyImporter } from './number-multiply.ts';
import { pathPlanImporter } from './path-plan.ts';
import { patternRecognitionImporter } from './pattern-recognition.ts';
import { permutationsAndCombinationsImporter } from './permutations-and-combinations.ts';
import { poolingImporter } from './pooling.ts';
import { reversiImporter } from './reversi.ts';
import { standardSudokuImporter } from './standard-sudoku.ts';
import { statisticalCountingImporter } from './statistical-counting.ts';
import { stringDeletionAndModificationImporter } from './string-deletion-and-modification.ts';
import { stringInsertionImporter } from './string-insertion.ts';
import { stringSplittingImporter } from './string-splitting.ts';
import { stringSynthesisImporter } from './string-synthesis.ts';
import { synthesisDecompositionImporter } from './synthesis-decomposition.ts';
import { webOfLiesImporter } from './web-of-lies.ts';

/** Every importer of public data, in the order of the family ids. */
export const importers: readonly Importer[] = [
	game2048Importer,
	blocksworldImporter,
	boxliftImporter,
	boxnetImporter,
	combinatorialCalculationImporter,
	constrainedLinearArrangementImporter,
	cryptanalysisImporter,
	dateUnderstandingImporter,
	eightQueensImporter,
	game24Importer,
	gsmHardImporter,
	letterLogicDiagramImporter,
	lettersImporter,
	lightPuzzlesImporter,
	logicalDeductionImporter,
	logicalEquationImporter,
	logicalPuzzleImporter,
	mahjongImporter,
	mathCountingAndProbabilityImporter,
	mathGeometryImporter,
	matrixTransformationImporter,
	navigateImporter,
	newOperatorImporter,
	numberMultiplyImporter,
	pathPlanImporter,
	patternRecognitionImporter,
	permutationsAndCombinationsImporter,
	poolingImporter,
	reversiImporter,
	standardSudokuImporter,
	statisticalCountingImporter,
	stringDeletionAndModificationImporter,
	stringInsertionImporter,
	stringSplittingImporter,
	stringSynthesisImporter,
	synthesisDecompositionImporter,
	webOfLiesImporter,
];
