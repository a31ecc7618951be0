import type { Importer } from './importer.ts';
import { game2048Importer } from '../2048/import.ts';
import { blocksworldImporter } from '../blocksworld/import.ts';
import { boxliftImporter } from '../boxlift/import.ts';
import { boxnetImporter } from '../boxnet/import.ts';
import { combinatorialCalculationImporter } from '../combinatorial-calculation/import.ts';
import { constrainedLinearArrangementImporter } from '../constrained-linear-arrangement/import.ts';
import { cryptanalysisImporter } from '../cryptanalysis/import.ts';
import { dateUnderstandingImporter } from '../date-understanding/import.ts';
import { eightQueensImporter } from '../eight-queens/import.ts';
import { game24Importer } from '../game-24/import.ts';
import { gsmHardImporter } from '../gsm-hard/import.ts';
import { letterLogicDiagramImporter } from '../letter-logic-diagram/import.ts';
import { lettersImporter } from '../letters/import.ts';
import { lightPuzzlesImporter } from '../light-puzzles/import.ts';
import { logicalDeductionImporter } from '../logical-deduction/import.ts';
import { logicalEquationImporter } from '../logical-equation/import.ts';
import { logicalPuzzleImporter } from '../logical-puzzle/import.ts';
import { mahjongImporter } from '../mahjong/import.ts';
import { mathCountingAndProbabilityImporter } from '../math-counting-and-probability/import.ts';
import { mathGeometryImporter } from '../math-geometry/import.ts';
import { matrixTransformationImporter } from '../matrix-transformation/import.ts';
import { navigateImporter } from '../navigate/import.ts';
import { newOperatorImporter } from '../new-operator/import.ts';
import { numberMultiplyImporter } from '../number-multiply/import.ts';
import { pathPlanImporter } from '../path-plan/import.ts';
import { patternRecognitionImporter } from '../pattern-recognition/import.ts';
import { permutationsAndCombinationsImporter } from '../permutations-and-combinations/import.ts';
import { poolingImporter } from '../pooling/import.ts';
import { reversiImporter } from '../reversi/import.ts';
import { standardSudokuImporter } from '../standard-sudoku/import.ts';
import { statisticalCountingImporter } from '../statistical-counting/import.ts';
import { stringDeletionAndModificationImporter } from '../string-deletion-and-modification/import.ts';
import { stringInsertionImporter } from '../string-insertion/import.ts';
import { stringSplittingImporter } from '../string-splitting/import.ts';
import { stringSynthesisImporter } from '../string-synthesis/import.ts';
import { synthesisDecompositionImporter } from '../synthesis-decomposition/import.ts';
import { webOfLiesImporter } from '../web-of-lies/import.ts';

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
