import { expect, test } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import type { TabMessage } from '../../src/core/ports.ts';
import { createTabChannel } from '../../src/runtime/tabs.ts';

/** As the browser joins the channels of several tabs: each hears the others, never itself. */
function browser() {
	const ends: EventTarget[] = [];
	return (): BroadcastChannel => {
		const own = new EventTarget();
		ends.push(own);
		const postMessage = (data: unknown): void => {
			for (const end of ends) if (end !== own) end.dispatchEvent(new MessageEvent('message', { data }));
		};
		return Object.assign(own, { postMessage }) as unknown as BroadcastChannel;
	};
}

const gone: TabMessage = { kind: 'deleted', runIds: ['run-1' as RunId] };

test('a message reaches every tab once, the own one included, until it listens no more', () => {
	const open = browser();
	const [one, other] = [createTabChannel(open()), createTabChannel(open())];
	const heard: string[] = [];
	one.listen(() => heard.push('one'));
	const leave = other.listen(({ kind }) => heard.push(`other: ${kind}`));
	one.post(gone);
	leave();
	other.post(gone);
	expect(heard).toEqual(['one', 'other: deleted', 'one']);
});

test('another version of the page in another tab is not listened to, whatever it says', () => {
	const open = browser();
	const heard: TabMessage[] = [];
	createTabChannel(open()).listen((message) => heard.push(message));
	const other = open();
	for (const said of [gone, { ...gone, version: 99 }, { kind: 'of later', version: 99 }, 'text', 7, null])
		other.postMessage(said);
	expect(heard).toEqual([]);
});

test('without a channel a tab hears itself', () => {
	const heard: TabMessage[] = [];
	const tabs = createTabChannel(null);
	tabs.listen((message) => heard.push(message));
	tabs.post(gone);
	expect(heard).toEqual([gone]);
});
