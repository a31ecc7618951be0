/** Null when the signal is first; `onLate` gets what nobody waits for any more. */
export function untilAborted<T>(
	promise: Promise<T>,
	signal: AbortSignal,
	onLate: (value: T) => void,
): Promise<T | null> {
	return new Promise((resolve, reject) => {
		const giveUp = () => resolve(null);
		if (signal.aborted) giveUp();
		signal.addEventListener('abort', giveUp, { once: true });
		promise
			.then((value) => {
				signal.removeEventListener('abort', giveUp);
				if (signal.aborted) onLate(value);
				resolve(value);
			})
			.catch(reject);
	});
}
