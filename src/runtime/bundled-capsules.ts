/** The text of a capsule that lies beside the page. Rejects where it cannot be had. */
export async function fetchBundled(id: string): Promise<string> {
	const response = await fetch(new URL(`capsules/${id}.json`, document.baseURI));
	if (!response.ok) throw new Error(`the server says ${String(response.status)}`);
	return response.text();
}
