/** The part of playwright's libraries that `firefox.ts` reaches into; the package exports the file without types. */
declare module 'playwright-core/lib/utilsBundle' {
	import type { EventEmitter } from 'node:events';

	interface Socket extends EventEmitter {
		send(text: unknown, ...rest: unknown[]): void;
	}
	export const ws: { prototype: Socket };
}
