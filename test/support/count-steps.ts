/**
 * Characters that string and pattern searches go through while `work` runs: a measure of work that is the same on every
 * machine. A search that finds something costs up to its end, one that finds nothing costs all that is left.
 */
export function countSteps(work: () => void): number {
	let steps = 0;
	const restore: (() => void)[] = [];
	const watch = <K extends string>(
		target: Record<K, (...args: never[]) => unknown>,
		name: K,
		cost: (self: unknown, args: readonly unknown[], result: unknown) => number,
	): void => {
		const original = target[name];
		target[name] = function (this: unknown, ...args: never[]): unknown {
			const before = this instanceof RegExp ? this.lastIndex : 0;
			const result = Reflect.apply(original, this, args) as unknown;
			steps += Math.max(1, cost(this, args, result) - before);
			return result;
		};
		restore.push(() => {
			target[name] = original;
		});
	};
	watch(RegExp.prototype as never, 'exec', (self, [text], result) => {
		const found = result as RegExpExecArray | null;
		if (found !== null) return found.index + found[0].length;
		const { source, multiline, sticky } = self as RegExp;
		// A pattern tied to one place fails there and then.
		return sticky || (source.startsWith('^') && !multiline) ? 1 : String(text).length;
	});
	const text = String.prototype as never;
	watch(text, 'indexOf', (self, [, from = 0], result) => {
		const at = result as number;
		return (at < 0 ? String(self).length : at) - Number(from);
	});
	watch(text, 'includes', (self, [, from = 0], result) =>
		result === true ? 1 : String(self).length - Number(from),
	);
	for (const name of ['split', 'trim', 'replaceAll']) watch(text, name, (self) => String(self).length);
	try {
		work();
	} finally {
		for (const undo of restore.toReversed()) undo();
	}
	return steps;
}
