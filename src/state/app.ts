import type { CodeState } from './code.svelte.ts';
import type { Connection } from './connection.svelte.ts';
import type { Keys } from './keys.svelte.ts';
import type { Models } from './models.svelte.ts';
import type { Playground } from './playground.svelte.ts';
import type { PreferencesState } from './preferences.svelte.ts';
import type { PythonState } from './python.svelte.ts';
import type { RouterTraining } from './router-training.svelte.ts';
import type { Router } from './router.svelte.ts';
import type { Runs } from './runs.svelte.ts';
import type { Tasks } from './tasks.svelte.ts';
import type { Theme } from './theme.svelte.ts';

/** Everything `main.ts` wires and the screens are given. */
export interface AppParts {
	router: Router;
	preferences: PreferencesState;
	theme: Theme;
	playground: Playground;
	models: Models;
	runs: Runs;
	keys: Keys;
	connection: Connection;
	tasks: Tasks;
	code: CodeState;
	python: PythonState;
	training: RouterTraining;
	/** Empties every store; resolves when they are empty. */
	forget: () => Promise<void>;
}
