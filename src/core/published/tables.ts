import { ABLATIONS } from './ablations.ts';
import * as codeSteer from './codesteer-tables.ts';
import * as steering from './steering-tables.ts';
import { ABILITIES_ASKED, TRAINING_DATA } from './task-tables.ts';
import { SYMBENCH } from './symbench.ts';
import type { PublishedTable } from './table.ts';

/** Every table and figure of the two papers whose numbers are known, those of the later paper first. */
export const PUBLISHED_TABLES = [
	SYMBENCH,
	codeSteer.WITH_O1,
	codeSteer.OTHER_MODELS,
	codeSteer.PROMPT_ONLY,
	ABLATIONS,
	codeSteer.PLAIN_AVERAGES,
	codeSteer.COSTS,
	codeSteer.SCORE_BANDS,
	codeSteer.COMPLEXITY,
	ABILITIES_ASKED,
	TRAINING_DATA,
	steering.TEN_METHODS,
	steering.TURNS,
	steering.TURN_COSTS,
	steering.MULTIPLYING,
	steering.GAME_24_WAYS,
	steering.GAME_24_FORCED,
] as const satisfies readonly PublishedTable[];
