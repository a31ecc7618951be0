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
		'first screen': { kb: 170, requests: 10 },
		// One more where a program's imports are made ready before it runs, which depends on the moment.
		'first run': { kb: 13_500, requests: 43 },
		// The editor comes in two pieces, evaluated one after the other: in one go they hold the page longer.
		'code view': { kb: 1200, requests: 21 },
		lessons: { kb: 510, requests: 43 },
		tasks: { kb: 320, requests: 19 },
		bench: { kb: 610, requests: 60 },
		'new experiment': { kb: 840, requests: 61 },
		class: { kb: 560, requests: 53 },
		stage: { kb: 190, requests: 22 },
		runs: { kb: 185, requests: 22 },
		settings: { kb: 480, requests: 36 },
		'model in the page': { kb: 3100, requests: 37 },
	},
	python: { timesWithSpare: 100, timesFromSnapshot: 5, afterKillMs: 50 },
	/**
	 * Interpreters of a visit that runs the example once, spares included, and one that makes its own memory until the shipped one has
	 * come; and those that are left when it has ended.
	 */
	interpreters: { booted: 7, alive: 3 },
	longTaskMs: 50,
	mainThread: { longestMs: 50 },
	storedRuns: { listMs: 300, searchMs: 100 },
	/** Steps as `countSteps` counts them. */
	verdicts: { perSecond: 10_000, ms: 50, stepsPerCharacter: 100, stepsOfAny: 1000 },
	/** Of the replies of real models, in percent. */
	corpusPercent: 99,
} as const;
