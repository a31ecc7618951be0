import { describe, expect, it } from 'vitest';
import { copyText, type CopyPort } from '../../src/ui/kit/copy-text.ts';

/** A browser that lets the page write to the clipboard, or select what is shown, or neither. */
function fakeBrowser({ writes, selects }: { writes: boolean; selects: boolean }) {
	const done: string[] = [];
	const port: CopyPort = {
		write(text) {
			if (!writes) return Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
			done.push(`wrote ${text}`);
			return Promise.resolve();
		},
		select() {
			if (selects) done.push('selected');
			return selects;
		},
	};
	return { port, done };
}

const shown = {} as Element;

describe('copying a text', () => {
	it.each([
		[true, true, shown, 'copied', ['wrote a = 1']],
		[false, true, shown, 'selected', ['selected']],
		[false, false, shown, 'failed', []],
		[false, true, null, 'failed', []],
	] as const)(
		'where the clipboard takes it: %s, where it can be selected: %s',
		async (writes, selects, place, outcome, did) => {
			const { port, done } = fakeBrowser({ writes, selects });
			expect([await copyText('a = 1', place, port), done]).toEqual([outcome, did]);
		},
	);

	it('on a page that is not secure, which has no clipboard, says so instead of breaking', async () => {
		expect(await copyText('a = 1', null)).toBe('failed');
	});
});
