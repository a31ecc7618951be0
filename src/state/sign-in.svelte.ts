import type { ModelFailure } from '../core/model.ts';
import type { KeyMode } from '../core/ports.ts';
import type { Result } from '../core/result.ts';

export interface SignInPort {
	/** Gives the address to leave for; `mode` says where the key is to be kept on the way back. */
	start(mode: KeyMode): Promise<Result<string, ModelFailure>>;
	/** Takes the key of a way back to the key store and says where it is kept now; null when `url` is no way back. */
	finish(url: string): Promise<Result<{ mode: KeyMode; returnTo: string }, ModelFailure> | null>;
	leave(address: string): void;
}

export type SignInNotice =
	{ kind: 'signed-in'; mode: KeyMode } | { kind: 'failed'; message: string; remedy: string };

/** The login at OpenRouter: one click out, one notice on the way back. The key itself never comes by here. */
export class SignIn {
	notice = $state.raw<SignInNotice | null>(null);
	isLeaving = $state(false);
	readonly #port: SignInPort;

	constructor(port: SignInPort) {
		this.#port = port;
	}

	async start(mode: KeyMode): Promise<void> {
		this.notice = null;
		this.isLeaving = true;
		const started = await this.#port.start(mode);
		if (started.ok) {
			this.#port.leave(started.value);
			return;
		}
		this.isLeaving = false;
		const { message, remedy } = started.error;
		this.notice = { kind: 'failed', message, remedy };
	}

	/** The hash route to go to, or null when this page load is no way back. */
	async finish(url: string): Promise<string | null> {
		const finished = await this.#port.finish(url);
		if (finished === null) return null;
		this.notice = finished.ok
			? { kind: 'signed-in', mode: finished.value.mode }
			: { kind: 'failed', message: finished.error.message, remedy: finished.error.remedy };
		return finished.ok ? finished.value.returnTo : '#/settings';
	}
}
