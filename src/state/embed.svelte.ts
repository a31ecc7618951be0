import type { Capsule } from '../core/capsule/capsule.ts';
import type { OpeningFault } from '../core/capsule/link.ts';
import { type Embedded, parseEmbedHash } from '../core/embed/address.ts';
import type { EmbedCommand } from '../core/embed/message.ts';
import type { EmbedTheme } from '../core/embed/theme.ts';
import type { Result } from '../core/result.ts';
import { EmbeddedRuns } from './embedded-runs.svelte.ts';
import { Theme } from './theme.svelte.ts';

export type EmbedStatus =
	| { kind: 'nothing' }
	| { kind: 'opening' }
	| { kind: 'refused'; fault: OpeningFault }
	| { kind: 'runs'; runs: EmbeddedRuns; packed: string }
	/** `id`: of a published table, as the address has it. */
	| { kind: 'figure'; id: string }
	| Extract<Embedded, { kind: 'experiment' }>;

/** What one address shows inside somebody else's page. Reads nothing but that address and what is posted; keeps nothing. */
export class Embed {
	status = $state.raw<EmbedStatus>({ kind: 'nothing' });
	#theme = $state<EmbedTheme>('auto');
	readonly #inForce: Theme;
	readonly #open: (packed: string) => Promise<Result<Capsule, OpeningFault>>;
	#asked = '';

	constructor(open: (packed: string) => Promise<Result<Capsule, OpeningFault>>) {
		this.#open = open;
		const chosen = (): 'system' | 'light' | 'dark' => (this.#theme === 'auto' ? 'system' : this.#theme);
		this.#inForce = new Theme({
			get current() {
				return { theme: chosen() };
			},
		});
	}

	get theme(): 'light' | 'dark' {
		return this.#inForce.current;
	}

	/** @param hash of the address, see `parseEmbedHash`; of two the later one is shown */
	async show(hash: string): Promise<void> {
		this.#asked = hash;
		const { shown, theme, isStepped } = parseEmbedHash(hash);
		this.#theme = theme;
		if (shown.kind !== 'runs') {
			this.status = shown;
			return;
		}
		this.status = { kind: 'opening' };
		const opened = await this.#open(shown.packed);
		if (this.#asked !== hash) return;
		this.status = opened.ok
			? { kind: 'runs', runs: new EmbeddedRuns(opened.value, isStepped), packed: shown.packed }
			: { kind: 'refused', fault: opened.error };
	}

	act(command: EmbedCommand): void {
		const runs = this.status.kind === 'runs' ? this.status.runs : null;
		switch (command.kind) {
			case 'theme':
				this.#theme = command.theme;
				return;
			case 'next':
				runs?.next();
				return;
			case 'back':
				runs?.back();
				return;
			default:
				runs?.reset();
		}
	}
}
