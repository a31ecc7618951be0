/** A session of classic WebDriver (w3.org/TR/webdriver), as far as pages need it. */
export class WebDriver {
	readonly #session: string;
	#tail: Promise<unknown> = Promise.resolve();

	readonly version: string;

	private constructor(session: string, version: string) {
		this.#session = session;
		this.version = version;
	}

	/** @param origin of the driver, which may still be starting */
	static async start(origin: string, capabilities: object): Promise<WebDriver> {
		const body = { capabilities: { alwaysMatch: capabilities } };
		const { sessionId, capabilities: got } = await waitFor(() =>
			send<{ sessionId: string; capabilities: { browserVersion: string } }>(
				'POST',
				`${origin}/session`,
				body,
			),
		);
		return new WebDriver(`${origin}/session/${sessionId}`, got.browserVersion);
	}

	get<T>(path: string): Promise<T> {
		return send('GET', this.#session + path);
	}

	post<T>(path: string, body: object = {}): Promise<T> {
		return send('POST', this.#session + path, body);
	}

	delete(path = ''): Promise<null> {
		return send('DELETE', this.#session + path);
	}

	/** Commands go to one window at a time: what is given has the session to itself, in this window. */
	within<T>(window: string, work: () => Promise<T>): Promise<T> {
		const done = this.#tail.then(async () => {
			await this.post('/window', { handle: window });
			return work();
		});
		this.#tail = done.catch(() => undefined);
		return done;
	}
}

async function send<T>(method: string, url: string, body?: object): Promise<T> {
	const response = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
	const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
	if (!response.ok) throw new Error(`${value.error ?? String(response.status)}: ${value.message ?? ''}`);
	return value;
}

/** A driver listens a moment after it was started; `fetch` says by a TypeError that nobody does. */
async function waitFor<T>(work: () => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof TypeError) || attempt === 150) throw error;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}
}

/** Code points that stand for keys without a sign of their own (section 17.4.2). */
export const KEYS: Readonly<Record<string, string>> = {
	Backspace: '\uE003',
	Tab: '\uE004',
	Enter: '\uE007',
	Escape: '\uE00C',
	PageUp: '\uE00E',
	PageDown: '\uE00F',
	End: '\uE010',
	Home: '\uE011',
	ArrowLeft: '\uE012',
	ArrowUp: '\uE013',
	ArrowRight: '\uE014',
	ArrowDown: '\uE015',
};

/** Under this name an element is told and taken. */
export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
