import type { JavaScriptAttack } from './javascript.ts';

/** Texts of functions that a test runs in the frame's own world, from outside. */

/** From now on the frame's workers are counted: those that it makes and has not ended, and how many it has. */
export const COUNT_WORKERS = `() => {
	const { Worker } = globalThis;
	const { terminate } = Worker.prototype;
	const living = globalThis.living = new Set();
	living.ended = 0;
	globalThis.Worker = function (url) {
		const worker = new Worker(url);
		living.add(worker);
		return worker;
	};
	Worker.prototype.terminate = function () {
		if (living.delete(this)) living.ended += 1;
		return terminate.call(this);
	};
}`;

/** How many of them live. */
export const LIVING = '() => globalThis.living?.size ?? 0';

/** How many of them it has ended. */
export const ENDED = '() => globalThis.living?.ended ?? 0';

/** What programs would have changed in the frame's thread, had they got there. */
export const OUTLINE = `() => [document.documentElement.outerHTML.length, Object.getOwnPropertyNames(globalThis).filter((name) => name !== 'living').length,
	Object.getOwnPropertyNames(Object.prototype).length, document.querySelectorAll('*').length].join()`;

/** Text of a function that tries them one beside the other and gives their outcomes by id. */
export function tryAll(attacks: readonly JavaScriptAttack[]): string {
	const tries = attacks.map(({ id, source }) => `tryOne(${JSON.stringify(id)}, ${source})`);
	return `async (page, elsewhere, udp, tcp) => {
		const outcomes = {};
		const tryOne = async (id, attack) => {
			try {
				const waited = new Promise((resolve) => setTimeout(() => resolve('no answer'), 4000));
				const got = await Promise.race([Promise.resolve().then(() => attack(page, elsewhere, udp, tcp)), waited]);
				outcomes[id] = got === 'no answer' ? { kind: 'not-run', why: got }
					: got === undefined || got === null ? { kind: 'refused', how: 'nothing is there' }
					: { kind: 'got', loot: String(got) };
			} catch (error) { outcomes[id] = { kind: 'refused', how: String(error).slice(0, 200) }; }
		};
		await Promise.all([${tries.join(',\n')}]);
		return outcomes;
	}`;
}
