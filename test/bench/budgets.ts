/** What we hold ourselves to, as numbers: of the bench and, where no clock is needed, of every run of the tests. */
export const budgets = {
	/** KB of gzip. */
	firstScreen: { javaScriptKb: 120, ms: 1000 },
	embed: { javaScriptKb: 60 },
	/**
	 * What a browser fetches for a first visit at each place, the first screen included: requests, and KB where the host compresses.
	 * Room of a tenth over what it is; a change that needs more says why here.
	 */
	features: {
		'first screen': { kb: 160, requests: 10 },
		'first run': { kb: 8000, requests: 50 },
		'code view': { kb: 1200, requests: 20 },
		lessons: { kb: 300, requests: 40 },
		tasks: { kb: 400, requests: 40 },
		bench: { kb: 500, requests: 60 },
		'new experiment': { kb: 500, requests: 60 },
		class: { kb: 500, requests: 60 },
		stage: { kb: 400, requests: 50 },
		runs: { kb: 300, requests: 40 },
		settings: { kb: 400, requests: 50 },
		'model in the page': { kb: 2000, requests: 60 },
	},
	python: { timesWithSpare: 100, timesFromSnapshot: 5, afterKillMs: 50 },
	/** Interpreters of a visit that runs the example once, spares included; and those that are left when it has ended. */
	interpreters: { booted: 8, alive: 4 },
	longTaskMs: 50,
	mainThread: { longestMs: 50 },
	storedRuns: { listMs: 300, searchMs: 100 },
	/** Steps as `countSteps` counts them. */
	verdicts: { perSecond: 10_000, ms: 50, stepsPerCharacter: 100, stepsOfAny: 1000 },
	/** Of the replies of real models, in percent. */
	corpusPercent: 99,
} as const;
