import type { RunTerms } from '../core/bench/terms.ts';
import { plural } from '../core/format.ts';

/** The set-up of a new experiment. */
export const benchSetupWords = {
	title: 'New experiment',
	back: 'Bench',
	lead: 'Every method and every model answers the same questions, drawn once from the seed and asked in one shuffled order.',

	preset: 'Begin with',
	name: 'Name',
	nameHint: 'So that you find it again',

	tasks: 'Tasks',
	quick: 'Choose at once',
	all: (count: number) => `All ${String(count)}`,
	first: 'First paper’s 14',
	seen: 'Seen',
	unseen: 'Unseen',
	none: 'None',
	levels: 'Levels',
	levelChoices: {
		usual: 'one usual level each',
		published: 'the published levels',
		ends: 'the easiest and the hardest',
		all: 'all levels',
	},
	own: 'chosen one by one',
	chosenTasks: (families: number, levels: number) =>
		families === 0
			? 'no generated task chosen'
			: `${plural(families, 'family', 'families')}, ${plural(levels, 'level')}`,
	levelCount: (chosen: number, all: number) => `${String(chosen)} of ${plural(all, 'level')}`,
	levelsOf: (family: string) => `Levels of ${family}`,

	imported: 'Imported questions',
	importedHelp:
		'Your own copy of the public data, as it stands in this page. The experiment keeps the questions it asks; a link of it holds none.',
	noneImported:
		'Questions of the public data can be asked too, from your own copy. None has been imported yet:',
	importHere: 'import it under Tasks',
	importMore: 'Import more under Tasks',
	importedOf: (asked: number, all: number) =>
		asked === all
			? `all ${plural(all, 'question')}`
			: `${asked.toLocaleString('en')} of ${plural(all, 'question')}`,
	copyOf: (all: number) => plural(all, 'question'),
	chosenImported: (sets: number, questions: number) =>
		sets === 0
			? 'no imported task chosen'
			: `${plural(questions, 'imported question')} of ${plural(sets, 'family', 'families')}`,
	samples: 'Imported questions of each task',
	samplesHelp: 'Drawn by the seed. Empty: all, of a larger copy 10,000.',

	methods: 'Methods',
	methodsHelp:
		'At least two, if they are to be compared. Options are those you chose in the playground; below, a method can be compared with itself.',

	models: 'Models',
	taskModels: 'Task models',
	taskModelsHelp: 'Each of them is asked everything, by every method.',
	coach: 'Coach',
	noPerson:
		'You yourself cannot be the coach here: an experiment runs by itself, often hundreds of times. Coach in the playground.',
	checker: 'Self-answer checker',
	summariser: 'Summariser',
	rules: 'Rules (no model)',
	same: 'The task model',
	moreModels: 'Add a model under Settings',

	size: 'How much',
	instances: 'Questions per level',
	instancesHelp: 'The unit of every statistic.',
	repeats: 'Repeats of each question',
	repeatsHelp: 'Averaged first: they say how steady a model is, not how good.',
	seed: 'Seed',
	seedHelp: 'The same seed draws the same questions anywhere.',
	cap: 'Most it may cost, US dollars',
	capHelp: 'It pauses before. Empty: no cap.',
	claim: 'What the result is about',
	claims: {
		strata: 'these families',
		clusters: 'tasks like these',
	},
	claimHelp: {
		strata: 'Families are fixed strata: nothing is said of other ones.',
		clusters: 'Families are clusters, drawn from many: intervals are wider.',
	},
	limits: ({
		limits: { pythonMs, maxTokens, calls, tokens, cost, seconds },
		readOut,
		blocks,
		logprobs,
	}: RunTerms) =>
		[
			`Python ${String(pythonMs / 1000)} s`,
			maxTokens === undefined ? null : `replies of ${plural(maxTokens, 'token')}`,
			calls === undefined ? null : plural(calls, 'call'),
			tokens === undefined ? null : `${plural(tokens, 'token')} in all`,
			cost === undefined ? null : `${String(cost)} US dollars`,
			seconds === undefined ? null : `${String(seconds)} s`,
			readOut ? 'a second call where no answer can be read' : null,
			blocks === 'all' ? 'all blocks of a reply run' : null,
			logprobs === true ? 'log-probabilities are asked for' : null,
		]
			.filter((part) => part !== null)
			.join(', '),
	limitsLabel: 'Limits of one run:',
	limitsLink: 'change them in Settings',
	limitsOfLink: 'Limits of one run, from the link:',
	ownLimits: 'Use mine',

	start: 'Start',
	estimate: 'Estimate',
	wrong: 'Not ready to start',

	noTask: 'Choose at least one task.',
	noMethod: 'Choose at least one method.',
	noModel: 'Choose at least one task model.',
	missing: (label: string) =>
		`${label} is not there any more. Choose another model, or add it again under Settings.`,
	outOf: (least: number, most: number) =>
		`A whole number from ${String(least)} to ${most.toLocaleString('en')}.`,
	capOfZero: 'With nothing to spend nothing can run: more than 0, or empty for no cap.',
	tooMany: (runs: number, most: number) =>
		`${runs.toLocaleString('en')} runs are more than one tab should do (${most.toLocaleString('en')}). Ask less, or export a batch file.`,
} as const;
