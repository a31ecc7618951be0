import JudgeCard from './cards/JudgeCard.svelte';
import NudgeLine from './cards/NudgeLine.svelte';
import PredictionCard from './cards/PredictionCard.svelte';
import VotesCard from './cards/VotesCard.svelte';

/** Cards that few methods have, by kind. */
export const cards = {
	judge: JudgeCard,
	nudge: NudgeLine,
	prediction: PredictionCard,
	votes: VotesCard,
};

export { default as River } from './River.svelte';
