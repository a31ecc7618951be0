import type { Importer } from './importer.ts';
import { game2048Importer } from './2048.ts';
import { blocksworldImporter } from './blocksworld.ts';
import { boxliftImporter } from './boxlift.ts';
import { boxnetImporter } from './boxnet.ts';
import { constrainedLinearArrangementImporter } from './constrained-linear-arrangement.ts';
import { cryptanalysisImporter } from './cryptanalysis.ts';
import { eightQueensImporter } from './eight-queens.ts';
import { letterLogicDiagramImporter } from './letter-logic-diagram.ts';
import { lettersImporter } from './letters.ts';
import { lightPuzzlesImporter } from './light-puzzles.ts';
import { logicalDeductionImporter } from './logical-deduction.ts';
import { logicalPuzzleImporter } from './logical-puzzle.ts';
import { mahjongImporter } from './mahjong.ts';
import { matrixTransformationImporter } from './matrix-transformation.ts';
import { navigateImporter } from './navigate.ts';
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
	constrainedLinearArrangementImporter,
	cryptanalysisImporter,
	eightQueensImporter,
	letterLogicDiagramImporter,
	lettersImporter,
	lightPuzzlesImporter,
	logicalDeductionImporter,
	logicalPuzzleImporter,
	mahjongImporter,
	matrixTransformationImporter,
	navigateImporter,
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
