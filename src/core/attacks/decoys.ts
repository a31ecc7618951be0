/** Port: something that looks worth stealing, put where keys and runs live, for as long as attacks are tried. */
export interface Decoys {
	/**
	 * Puts the secret under `DECOY` into every storage of the page and reads it back.
	 *
	 * @returns In how many storages the page itself finds it: only then does a refusal inside the sandbox mean something.
	 */
	plant(secret: string): Promise<number>;
	/** Takes it away again everywhere, also what an earlier page left. Never rejects. */
	remove(): Promise<void>;
}

export const DECOY = 'codesteer-playground:decoy';
