/** A browser reads a saved file after the click has returned; none says when it has. */
const READ_MS = 60_000;

/** Has the browser save a file, as if a link to it had been clicked. */
export function saveFile(name: string, content: Blob): void {
	const address = URL.createObjectURL(content);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), READ_MS);
}
