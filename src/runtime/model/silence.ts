/** Resolves with `idle` after a stretch without a byte. A limit against hanging, not a wait anybody watches, so not the clock's. */
export function silence(ms: number, signal: AbortSignal): Promise<'idle'> {
	return new Promise((resolve) => {
		const timer = setTimeout(() => resolve('idle'), ms);
		signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
	});
}
