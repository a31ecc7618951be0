import { adapter } from './adapter.ts';
import { corpus } from './corpus.ts';
import { taskFamilies } from './families.ts';
import { firstScreen } from './first-screen.ts';
import { features } from './features.ts';
import { firstVisit } from './first-visit.ts';
import { mainThread } from './main-thread.ts';
import { steeringMethods } from './methods.ts';
import { packages } from './packages.ts';
import { python } from './python.ts';
import { inBrowser } from './in-browser.ts';
import { largeExperiment } from './large-experiment.ts';
import { soak } from './soak.ts';
import { streaming } from './streaming.ts';
import { storedRuns } from './stored-runs.ts';
import type { Section } from './section.ts';

export const sections: readonly Section[] = [
	firstScreen,
	features,
	firstVisit,
	python,
	mainThread,
	packages,
	corpus,
	taskFamilies,
	steeringMethods,
	adapter,
	inBrowser,
	streaming,
	storedRuns,
	largeExperiment,
	soak,
];
