/** What may go wrong around the page. Each fault is met without an unhandled rejection, and each run has exactly one end. */
export interface Fault {
	id: string;
	/** What happens. */
	fault: string;
	/** What a person must see. */
	seen: string;
	/** What must still be there afterwards. */
	kept: string;
	/** The test that shows it: a file under `test`, and how its name begins. */
	proof: readonly [file: string, name: string];
}

/** What a host does in the middle of a run, by the name of its misbehaviour in `test/support/model-server/behaviours.ts`. */
export const hostFaults = [
	{ does: 'cut', fault: 'its connection dies in the middle of a reply', seen: /was cut off before its end/ },
	{
		does: 'cut-quietly',
		fault: 'it closes the reply in the middle, in good order',
		seen: /was cut off before its end/,
	},
	{
		does: 'cut-in-event',
		fault: 'it closes the reply in the middle of an event',
		seen: /was cut off before its end/,
	},
	{ does: 'hang', fault: 'it stalls in the middle of a reply', seen: /sent nothing for a long time/ },
	{
		does: 'promises-more',
		fault: 'it announces more bytes than it sends',
		seen: /was cut off before its end/,
	},
	{
		does: 'promises-less',
		fault: 'it announces fewer bytes than a whole reply has',
		seen: /was cut off before its end/,
	},
	{ does: 'malformed', fault: 'an event is no JSON', seen: /an event that is not valid JSON/ },
	{ does: 'html', fault: 'it answers with a web page under status 200', seen: /web page/ },
	{
		does: 'error-200',
		fault: 'it sends an error in the middle of a reply of status 200',
		seen: /It says: “The prompt exceeds the context\.”/,
	},
	{ does: '500', fault: 'it fails, and goes on failing', seen: /500/ },
	{ does: '429-quota', fault: 'its quota is used up', seen: /credit|quota/ },
] as const;

/** Of these the whole page is told too late for a test: it waits five minutes for a byte, and asks again after pauses. */
const LATE: readonly string[] = ['hang', '500'];

export const quickHostFaults = hostFaults.filter(({ does }) => !LATE.includes(does));

const hosts = 'runtime/faults/hosts.test.ts';
const browser = 'browser/storage-faults.test.ts';
const engines = 'browser/engines.test.ts';

export const faults: readonly Fault[] = [
	...hostFaults.map(({ does, fault }) => ({
		id: `host-${does}`,
		fault: `The host: ${fault}`,
		seen: 'the run ends as failed, with what the host did and what to do',
		kept: 'what had arrived, and every other run',
		proof: LATE.includes(does)
			? ([hosts, 'a host that fails in the middle of a run'] as const)
			: (['browser/trouble.test.ts', 'ends a run once, in words, when its host fails'] as const),
	})),
	{
		id: 'network-between-turns',
		fault: 'The network drops between two turns',
		seen: 'the run ends as failed: the host cannot be reached',
		kept: 'the turns before',
		proof: [hosts, 'a network that drops between two turns'],
	},
	{
		id: 'storage-absent',
		fault: 'The browser has no IndexedDB',
		seen: 'this browser has none: runs last only until the page is closed',
		kept: 'runs, as long as the page is open',
		proof: ['browser/trouble.test.ts', 'works without storage (%s)'],
	},
	{
		id: 'storage-throws',
		fault: 'The browser throws when a page so much as asks for IndexedDB',
		seen: 'storage was refused, and how to allow it',
		kept: 'runs, as long as the page is open',
		proof: ['browser/trouble.test.ts', 'works without storage (%s)'],
	},
	{
		id: 'storage-refused',
		fault: 'The browser refuses to open a database',
		seen: 'storage was refused, and how to allow it',
		kept: 'runs, as long as the page is open',
		proof: ['browser/trouble.test.ts', 'works without storage (%s)'],
	},
	{
		id: 'storage-mute',
		fault: 'The browser never answers to the opening of a database',
		seen: 'after 10 s: the storage did not answer',
		kept: 'runs, as long as the page is open',
		proof: ['browser/trouble.test.ts', 'works without storage (%s)'],
	},
	{
		id: 'storage-blocked',
		fault: 'Another tab holds an old version of the database open',
		seen: 'another tab with an older version holds the storage; close it and reload',
		kept: 'everything that was stored; new runs as long as the page is open',
		proof: [browser, 'that another tab holds in an old version'],
	},
	{
		id: 'storage-full',
		fault: 'There is no room any more, in the middle of a run',
		seen: 'the storage is full: export or delete',
		kept: 'what was stored, and the whole run as long as the page is open',
		proof: [browser, 'that is full in the middle of a run'],
	},
	{
		id: 'storage-upgraded',
		fault: 'A newer version of the page in another tab upgrades the database',
		seen: 'a newer version is open in another tab: reload to go on saving',
		kept: 'everything that was stored; the run goes on and is shown',
		proof: [browser, 'that a newer version takes over'],
	},
	{
		id: 'storage-deleted',
		fault: 'Everything stored is deleted while the page is open',
		seen: 'everything stored was deleted, and new runs are stored again',
		kept: 'what is on the screen, and every run from then on',
		proof: [browser, 'that is deleted under the page'],
	},
	{
		id: 'storage-dropped',
		fault: 'The browser drops the connection to the database',
		seen: 'nothing',
		kept: 'everything: it is opened again',
		proof: ['runtime/storage/db.test.ts', 'opens again after the browser dropped the connection'],
	},
	{
		id: 'python-gone',
		fault: 'The frame of all interpreters is gone in the middle of a program',
		seen: 'that the program was ended by the browser',
		kept: 'the run; the next program runs',
		proof: ['browser/trouble.test.ts', 'ends a program with the reason when Python’s frame is gone'],
	},
	{
		id: 'python-crashed',
		fault: 'A program reads past the memory of its interpreter',
		seen: 'no answer, with a word on the interpreter',
		kept: 'the run; the next program runs',
		proof: ['browser/trouble.test.ts', 'ends a program with the reason when it reads past'],
	},
	{
		id: 'python-missing',
		fault: 'Python’s files cannot be had',
		seen: 'Python is not available, with the reason; text methods go on',
		kept: 'every run; the next one tries again',
		proof: ['browser/trouble.test.ts', 'answers in text when Python cannot be downloaded'],
	},
	{
		id: 'python-replaced',
		fault: 'The frame of all interpreters is lost while a program waits for one',
		seen: 'nothing: the program gets one of the frame in its place',
		kept: 'the kept memory of Python, and the programs that run in the other frame',
		proof: ['runtime/python/pool.test.ts', 'who waits in a sandbox that is lost gets'],
	},
	{
		id: 'package-stalls',
		fault: 'A package stops arriving, and the connection stays open',
		seen: 'after 30 s, to every program that waits: that it stopped arriving',
		kept: 'the run; the next program that needs it asks anew',
		proof: ['runtime/python/wheels.test.ts', 'is given up when the server never'],
	},
	{
		id: 'package-image-useless',
		fault: 'What an earlier visit made of a package cannot be used',
		seen: 'nothing: it is thrown away and made anew',
		kept: 'the run',
		proof: ['runtime/python/packages.test.ts', 'that this browser cannot take is thrown away'],
	},
	{
		id: 'package-half-made',
		fault: 'A package cannot be imported when it is made ready',
		seen: 'Python’s own error, to a program that imports it',
		kept: 'nothing of it for the next visit, which tries again',
		proof: ['runtime/python/packages.test.ts', 'of what could not be imported serves this visit only'],
	},
	{
		id: 'tab-frozen-python',
		fault: 'The tab is frozen while Python starts or a package is made ready',
		seen: 'nothing: it goes on',
		kept: 'the run',
		proof: ['runtime/python/frame.test.ts', 'who asks %s does not wait less because the page stood still'],
	},
	{
		id: 'snapshot-corrupt',
		fault: 'The kept memory of Python is broken',
		seen: 'nothing: it is made anew',
		kept: 'everything',
		proof: [
			'browser/python-supply.test.ts',
			'a page whose first memory is broken makes its own and keeps it, and one kept',
		],
	},
	{
		id: 'tab-hidden',
		fault:
			'The tab is really hidden in the middle of a reply and of a program: behind another tab in Firefox, in a window put away in WebKitGTK',
		seen: 'nothing: both go on',
		kept: 'both runs, with their verdicts',
		proof: [engines, 'ends a reply and a program once, in a tab that is hidden'],
	},
	{
		id: 'machine-asleep',
		fault:
			'The machine sleeps in the middle of a reply and of a program, for longer than that may take (every process of the browser is held still)',
		seen: 'nothing: both go on',
		kept: 'both runs, with their verdicts',
		proof: ['browser/trouble.test.ts', 'goes on after it stood still'],
	},
	{
		id: 'tab-frozen',
		fault: 'The tab is frozen in the middle of a program',
		seen: 'nothing: it goes on, and its limit counts no time in which it stood still',
		kept: 'the run, with its verdict',
		proof: ['runtime/python/execution.test.ts', 'counts no time in which the page stood still'],
	},
	{
		id: 'tab-frozen-limit',
		fault: 'The tab is frozen for longer than a whole run may take',
		seen: 'nothing: the run goes on',
		kept: 'the run, with its verdict',
		proof: ['core/run/clock-jumps.test.ts', 'does not end a run whose tab was frozen'],
	},
	{
		id: 'tab-frozen-reply',
		fault: 'The tab is frozen in the middle of a reply, for longer than silence is borne',
		seen: 'nothing: the call goes on',
		kept: 'the reply',
		proof: [
			'core/run/clock-jumps.test.ts',
			'counts no time in which the page stood still, whenever that began',
		],
	},
	{
		id: 'tab-left',
		fault:
			'The page is left for another in the middle of a reply, and come back to: WebKitGTK keeps it in its back-forward cache, Firefox 153 loads it anew',
		seen: 'as it was, and a reply that was cut is asked for again, its tokens as “≈”; loaded anew, that the page was closed in the middle',
		kept: 'the run, and every other',
		proof: [engines, 'is left in the middle of a reply and come back to'],
	},
	{
		id: 'tab-left-lock',
		fault: 'The browser lets go of the locks of a page in its back-forward cache, as WebKit does',
		seen: 'nothing: what goes on here is not taken for a run whose page was closed',
		kept: 'the run',
		proof: ['runtime/locks.test.ts', 'what is held here is held as long as its work lasts'],
	},
	{
		id: 'tab-cached',
		fault:
			'The page is told that it comes from the back-forward cache, and its storage is gone (the event alone)',
		seen: 'that everything stored was deleted meanwhile',
		kept: 'what is on the screen; new runs are performed and stored',
		proof: [browser, 'that is deleted under the page says so'],
	},
	{
		id: 'tab-closed',
		fault: 'The tab is closed in the middle of a run',
		seen: 'in other tabs at once: the run was cut off',
		kept: 'what had happened until then',
		proof: ['browser/runs.test.ts', 'are shown as cut off as soon as their tab is closed'],
	},
	{
		id: 'clock-jumps',
		fault: 'The date is set forward and back while a run goes on',
		seen: 'nothing: no time is negative',
		kept: 'the run, which can be read again',
		proof: [browser, 'that is set forward and back in the middle of a run'],
	},
	{
		id: 'clock-jumps-anywhere',
		fault: 'The date is set by any amount between any two looks at it',
		seen: 'nothing: no time is negative',
		kept: 'the run, which can be read again',
		proof: ['core/run/clock-jumps.test.ts', 'makes no time of the record negative'],
	},
	{
		id: 'clock-counts',
		fault: 'The date jumps, and a run has a limit and seconds to tell',
		seen: 'the seconds it took',
		kept: 'the run',
		proof: ['runtime/clock.test.ts', 'the clock of a run begins at the date and counts'],
	},
	{
		id: 'clock-back-keys',
		fault: 'The date is set back while stored keys are open under a passphrase',
		seen: 'they lock after five minutes all the same',
		kept: 'the keys',
		proof: ['runtime/storage/keys.test.ts', 'stays open no longer because the date was set back'],
	},
	{
		id: 'versions-talk',
		fault: 'Another version of the page in another tab says what this one does not know',
		seen: 'nothing',
		kept: 'everything',
		proof: ['browser/trouble.test.ts', 'is not told by another version of the page in another tab'],
	},
	{
		id: 'versions-write',
		fault: 'A newer version in another tab stores runs that this one cannot read',
		seen: 'a run of a later version says so when it is opened',
		kept: 'those runs, beside this one’s',
		proof: ['runtime/storage/runs.test.ts', 'keeps the runs that a newer version wrote in another tab'],
	},
	{
		id: 'two-tabs',
		fault: 'Two tabs perform runs at once',
		seen: 'both, in both',
		kept: 'all runs of both',
		proof: ['browser/trouble.test.ts', 'keeps the runs of two tabs at once'],
	},
];
