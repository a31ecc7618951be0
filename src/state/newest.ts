/** Of questions of one kind only the newest counts: a late answer to an older one must not be shown. */
export class Newest {
	#count = 0;

	/** Makes this question the newest; the function says whether it still is. */
	begin(): () => boolean {
		const mine = ++this.#count;
		return () => mine === this.#count;
	}
}
