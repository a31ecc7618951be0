import type { ExampleLearning } from './example-learning.svelte.ts';
import type { RouterTraining } from './router-training.svelte.ts';

/** What methods of ours learn from the person's own stored runs. */
export interface Trainings {
	router: RouterTraining;
	examples: ExampleLearning;
}
