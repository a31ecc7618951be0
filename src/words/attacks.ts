import type { AttackOutcome, LiveKind } from '../core/attacks/attack.ts';
import type { LiveAttackId } from '../core/attacks/live.ts';
import { plural } from '../core/format.ts';

/** What each attack tries: "The program tried to …". */
export const attackWords: Readonly<Record<LiveAttackId, string>> = {
	'indexeddb-open': 'open the database in which this page keeps keys and runs',
	'indexeddb-list': 'list the databases of this page',
	'local-storage': 'read what this page keeps in local storage',
	'session-storage': 'read what this page keeps for this tab',
	'cookie-store': 'read cookies from the browser’s cookie store',
	'cookie-text': 'read cookies as a page does',
	'caches-match': 'take a file out of this page’s caches',
	'caches-list': 'list this page’s caches',
	'private-files': 'open this page’s private files',
	'service-worker': 'install a service worker, which would see every request of this page',
	'broadcast-channel': 'talk to other tabs of this page',
	locks: 'take a lock that tabs of this page share',
	'shared-memory': 'share memory with somebody else',
	'take-back': 'keep later programs from starting',
	'message-to-frame': 'send a message to the frame around it',
	document: 'read what this page shows',
	window: 'reach a window',
	parent: 'reach the page around it',
	top: 'reach the outermost page',
	opener: 'reach the page that opened this one',
	'window-open': 'open a new window',
	'fetch-page': 'fetch a file of this page',
	'fetch-page-blind': 'send something to this page’s server without reading the answer',
	fetch: 'fetch from a server',
	'fetch-blind': 'send something to a server without reading the answer',
	'fetch-lasting': 'send something that goes on after its end',
	'open-url': 'open an address by Pyodide’s own function',
	urllib: 'open an address by Python’s urllib',
	xhr: 'ask a server the old way, by XMLHttpRequest',
	'web-socket': 'open a WebSocket',
	socket: 'open a connection by Python’s socket',
	'event-source': 'listen to a stream of events',
	'web-transport': 'open a WebTransport connection',
	beacon: 'send a beacon',
	'web-rtc': 'call somebody by WebRTC, which needs no server',
	picture: 'load a picture, whose address could carry a secret',
	font: 'load a font, whose address could carry a secret',
	'import-scripts': 'load a script from a server',
	package: 'install a package from a server of its choice',
	navigation: 'go to another address',
	worker: 'start a helper of its own',
	'shared-worker': 'start a helper that outlives it',
	eval: 'turn text into JavaScript by eval',
	function: 'turn text into a JavaScript function',
	'run-js': 'turn text into JavaScript by Pyodide’s run_js',
	timer: 'turn text into JavaScript by a timer',
	files: 'read a file of this computer',
	program: 'start another program on this computer',
	clipboard: 'read what you copied last',
	notification: 'show you a notification',
};

export const attackKindWords: Readonly<Record<LiveKind, string>> = {
	IndexedDB: 'The database of keys and runs',
	'page storage': 'The page’s small storages',
	cookies: 'Cookies',
	'Cache Storage': 'The page’s caches',
	'private files': 'The page’s private files',
	'service workers': 'Service workers',
	channels: 'Ways to others in this browser',
	windows: 'Windows and pages',
	fetch: 'The network: fetch',
	XMLHttpRequest: 'The network: older requests',
	WebSocket: 'The network: sockets',
	EventSource: 'The network: event streams',
	WebTransport: 'The network: WebTransport',
	beacons: 'The network: beacons',
	WebRTC: 'The network: WebRTC',
	'pictures and fonts': 'Pictures and fonts',
	imports: 'Code from elsewhere',
	navigation: 'Leaving the page',
	'nested workers': 'Helpers of its own',
	'code from text': 'JavaScript out of text',
	'this computer': 'This computer',
};

/** The self-test of the sandbox, in Settings. */
export const sandboxTestWords = {
	title: 'Sandbox self-test',
	says: 'Programs that models write run in a sandbox: Python without network, without this page’s storage, without your keys. Here you can see it hold: one program tries every way out that is known to us, in the very sandbox of this page.',
	act: 'Test the sandbox',
	again: 'Test the sandbox again',
	running: (attempts: number) => `Testing: ${plural(attempts, 'attempt')}…`,
	table: 'Attempts to leave the sandbox',
	tried: 'The program tried to',
	result: 'Result',
	outcome: { refused: 'refused', got: 'NOT refused', 'not-run': 'not run' } satisfies Record<
		AttackOutcome['kind'],
		string
	>,
	/** For those who cannot see what it stands in. */
	saidIn: ': what the browser said',
	/** What the browser or Python said. */
	said: (outcome: AttackOutcome) => {
		switch (outcome.kind) {
			case 'refused':
				return outcome.how;
			case 'got':
				return `it got: ${outcome.loot}`;
			case 'not-run':
				return outcome.why;
		}
	},
	sum: ({ refused, got, notRun }: { refused: number; got: number; notRun: number }) => {
		const all = refused + got + notRun;
		const rest =
			notRun === 0
				? ''
				: ` ${plural(notRun, 'attempt')} failed without showing why, or gave no answer: that proves nothing.`;
		if (refused + got === 0)
			return `Nothing is proved: none of ${plural(all, 'attempt')} gave an answer that shows why it failed. Let other programs end, then test again.`;
		return got > 0
			? `${plural(got, 'attempt')} of ${all} came through. Do not run programs of models here, and tell us.${rest}`
			: `${refused} of ${plural(all, 'attempt')} refused, none came through.${rest}`;
	},
	decoy: {
		kept: (storages: number) =>
			`A decoy key lay in ${plural(storages, 'storage')} of this page, where the page itself could read it. It never reached Python.`,
		lost: 'The decoy key that lay in this page’s storage reached Python.',
		none: 'This browser keeps nothing for this page, so there was no decoy key to look for.',
	},
	elsewhere: 'another tab of this page is testing. Test again when it has ended.',
	failed: (reason: string) => `The test could not be made: ${reason}`,
	seeds:
		'Chance is real in there: each program draws other random numbers, unless its run has a seed. Only the order of sets of texts is always the same, since Python’s hash seed is fixed at 0.',
};
