import type { ModelFailure } from '../core/model.ts';
import type { KeyMode } from '../core/ports.ts';
import { err, type Result } from '../core/result.ts';
import { faultOf } from './fault.ts';

export interface SignInPort {
	/** Gives the address to leave for; `mode` says where the key is to be kept on the way back. */
	start(mode: KeyMode): Promise<Result<string, ModelFailure>>;
	/** Takes the key of a way back to the key store and says where it is kept now; null when `url` is no way back. */
	finish(url: string): Promise<Result<{ mode: KeyMode; returnTo: string }, ModelFailure> | null>;
	leave(address: string): void;
}

export type SignInNotice =
	| { kind: 'signed-in'; mode: KeyMode }
	| { kind: 'failed'; message: string; remedy: string };

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
		try {
			const started = await this.#port.start(mode);
			if (started.ok) {
				this.#port.leave(started.value);
				return;
			}
			this.#fail(started.error);
		} catch (error) {
			this.#fail(faultOf(error));
		}
		this.isLeaving = false;
	}

	/** The hash route to go to, or null when this page load is no way back. */
	async finish(url: string): Promise<string | null> {
		const finished = await this.#port.finish(url).catch((error: unknown) => err(faultOf(error)));
		if (finished === null) return null;
		if (finished.ok) {
			this.notice = { kind: 'signed-in', mode: finished.value.mode };
			return finished.value.returnTo;
		}
		this.#fail(finished.error);
		return '#/settings';
	}

	#fail({ message, remedy }: ModelFailure): void {
		this.notice = { kind: 'failed', message, remedy };
	}
}
