import { describe, expect, test } from 'vitest';
import type { GroupId } from '../../src/core/ids.ts';
import { createRunLocks } from '../../src/runtime/locks.ts';

const group = 'group-1' as GroupId;

/** As browsers that refuse site data have it. */
const refusing = {
	request: () => Promise.reject(new DOMException('Access to the Locks API is denied', 'SecurityError')),
	query: () => Promise.reject(new DOMException('Access to the Locks API is denied', 'SecurityError')),
} as unknown as LockManager;

describe.each([
	['no locks', undefined],
	['locks that it refuses', refusing],
])('run locks in a browser with %s', (_name, manager) => {
	test('perform all the same, and say who performs while it does', async () => {
		const locks = createRunLocks(manager, null);
		let finish = (): void => undefined;
		const held = locks.hold(group, async () => {
			await new Promise<void>((resolve) => (finish = resolve));
			return 'done';
		});
		await Promise.resolve();
		await Promise.resolve();
		expect(await locks.isHeld(group)).toBe(true);
		finish();
		expect(await held).toBe('done');
		expect(await locks.isHeld(group)).toBe(false);
		await locks.whenFree(group, new AbortController().signal);
	});

	test('pass on what the work throws', async () => {
		const locks = createRunLocks(manager, null);
		await expect(locks.hold(group, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	});
});
