import { limitsOf, type RunChoices } from '../setup/setup.ts';
import type { Design } from './experiment.ts';

/** What holds for each single run of an experiment. */
export type RunTerms = Pick<Design, 'limits' | 'blocks' | 'readOut'>;

export function termsOf({ limits, blocks, readOut }: Design): RunTerms {
	return { limits, blocks, readOut };
}

/** As in the playground. */
export function ownTerms(choices: RunChoices): RunTerms {
	return { limits: limitsOf(choices), blocks: choices.blocks, readOut: choices.readOut };
}
