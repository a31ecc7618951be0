import { limitsOf, type RunChoices } from '../setup/setup.ts';
import type { Design } from './experiment.ts';

/** What holds for each single run of an experiment. */
export type RunTerms = Pick<Design, 'limits' | 'blocks' | 'readOut' | 'logprobs'>;

/** Of a design’s fields those that each of its runs gets; `logprobs` stays absent where the design has none. */
export function termsOf({ limits, blocks, readOut, logprobs }: Design): RunTerms {
	return { limits, blocks, readOut, ...(logprobs === undefined ? {} : { logprobs }) };
}

/** As in the playground. */
export function ownTerms(choices: RunChoices): RunTerms {
	const { blocks, readOut, logprobs } = choices;
	return { limits: limitsOf(choices), blocks, readOut, ...(logprobs ? { logprobs } : {}) };
}
