/** Work nobody waits for. What it throws is shown where every unexpected fault of the page is shown. */
export function inBackground(work: Promise<unknown>): void {
	work.catch(reportError);
}
