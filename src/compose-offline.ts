import type { StageParts } from './state/app.ts';
import { type Part, PartlyThere } from './state/offline.svelte.ts';
import { warm } from './ui/code/warm.ts';
import { canKeepPage, keepPage, type TakeNewVersion } from './runtime/kept-page.ts';
import { offlineWords } from './words/offline.ts';
import { fetchAll } from './ui/kit/fetched-once.ts';

export { followNewVersions } from './runtime/kept-page.ts';

/** What the page has of its own to be fetched later. */
export interface LaterParts {
	/** What performs runs. */
	engine: () => Promise<unknown>;
	settings: () => Promise<unknown>;
	/** The families, which nothing waits for afterwards. */
	families: () => Promise<unknown>;
	bench: () => Promise<unknown>;
	/** What a person who coaches needs. */
	coach: () => Promise<unknown>;
	course: () => Promise<unknown>;
	stage: () => Promise<StageParts>;
	/** Rejects when Python cannot be had. */
	python: () => Promise<unknown>;
	onNewVersion: (take: TakeNewVersion) => void;
}

/**
 * Everything a talk needs beyond the first screen, soonest needed first. Left out, for their size: models inside the page with what
 * runs them, and the tokenizer: of the token lens, and of counts that a host does not give, which stay unknown without it.
 *
 * Where the browser keeps the page's files, only what takes time to begin is begun; elsewhere each part is loaded into the open page.
 */
export function laterParts({
	engine,
	settings,
	families,
	bench,
	coach,
	course,
	stage,
	python,
	onNewVersion,
}: LaterParts): readonly Part[] {
	return [
		{ name: 'what runs methods', load: () => Promise.all([engine(), import('./core/reply/read.ts')]) },
		{
			name: 'Python',
			load: () => Promise.all([python(), import('./runtime/python/open-packages.ts')]),
		},
		{ name: 'the code editor and the text of replies', load: warm },
		...(canKeepPage()
			? [{ name: offlineWords.page, load: () => keepWhole(onNewVersion), isRest: true } as const]
			: []),
		{
			name: 'the details of methods',
			load: () =>
				Promise.all([
					import('./ui/playground/MethodChooser.svelte'),
					import('./core/methods/learned-examples/mine.ts'),
					import('./core/methods/learned-examples/example.ts'),
					import('./core/methods/learned-router/examples.ts'),
					import('./core/methods/learned-router/train.ts'),
				]),
		},
		{
			name: 'Tasks',
			load: () => Promise.all([import('./ui/tasks/TasksRoute.svelte'), families()]),
		},
		{
			name: 'Bench',
			load: () =>
				Promise.all([
					import('./ui/bench/BenchRoute.svelte'),
					import('./ui/open/OpenedExperiment.svelte'),
					bench(),
				]),
		},
		{ name: 'Classes', load: () => Promise.all([import('./ui/class/ClassRoute.svelte'), bench()]) },
		{
			name: 'the coach’s seat',
			load: () =>
				Promise.all([import('./ui/coach/CoachSeat.svelte'), import('./ui/coach/CoachRoute.svelte'), coach()]),
		},
		{
			name: 'Lessons',
			load: () => Promise.all([import('./ui/lessons/LessonsRoute.svelte'), course()]),
		},
		{
			name: 'Stage',
			load: () =>
				Promise.all([import('./ui/stage/StageRoute.svelte'), stage().then(({ shelf }) => shelf.fetchAll())]),
		},
		{
			name: 'Worksheets',
			load: () =>
				Promise.all([import('./ui/worksheet/WorksheetRoute.svelte'), import('./compose-worksheet.ts')]),
		},
		{
			name: 'Runs',
			load: () => Promise.all([import('./ui/runs/RunsRoute.svelte'), import('./core/record/parse.ts')]),
		},
		{
			name: 'Settings',
			load: () =>
				Promise.all([
					import('./ui/settings/SettingsScreen.svelte'),
					settings(),
					// Forgetting everything asks it too.
					import('./runtime/model/browser-models.ts'),
				]),
		},
		{
			name: 'formulas',
			load: () => Promise.all([import('katex'), import('katex/dist/katex.min.css')]),
		},
		{ name: 'pictures of experiments', load: () => import('./ui/bench/pictures/plot-parts.ts') },
		// What has been fetched above is theirs at once.
		{ name: 'the other screens', load: fetchAll },
		// The styles that name them have come with the parts above.
		{ name: 'fonts', load: () => Promise.all([...document.fonts].map((font) => font.load())) },
		{
			name: 'models on this computer',
			load: () =>
				Promise.all([
					import('openai'),
					import('./runtime/model/local.ts'),
					import('./runtime/model/doctor.ts'),
				]),
		},
	];
}

async function keepWhole(onNewVersion: LaterParts['onNewVersion']): Promise<void> {
	const { kept, of, end } = await keepPage(onNewVersion);
	if (end !== 'whole') throw new PartlyThere(offlineWords.pageInPart(kept, of), end === 'no-room');
}
