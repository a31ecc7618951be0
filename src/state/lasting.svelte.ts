/** Makes state that outlives the component which first asks for it: what it derives stays alive with it. */
export function lasting<T>(make: () => T): T {
	let made: { of: T } | null = null;
	$effect.root(() => {
		made = { of: make() };
	});
	return (made as unknown as { of: T }).of;
}
