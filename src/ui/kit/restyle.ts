/** Fetches the stylesheets anew that could not be: whoever asks for their part again is not given them a second time. */
export async function restyle(): Promise<void> {
	const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
	const lost = links.filter(({ sheet }) => sheet === null);
	await Promise.all(
		lost.map(
			(link) =>
				new Promise<unknown>((resolve) => {
					const again = link.cloneNode() as HTMLLinkElement;
					again.onload = again.onerror = resolve;
					link.replaceWith(again);
				}),
		),
	);
}
