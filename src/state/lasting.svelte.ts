/** Makes state that outlives the component which first asks for it: what it derives stays alive with it. */
export function lasting<T>(make: () => T): T {
	const made: { of: T }[] = [];
	$effect.root(() => {
		made.push({ of: make() });
	});
	// Compiled without a page, as tests of state are, there are no effects, and nothing ends what is derived.
	return (made[0] ?? { of: make() }).of;
}
