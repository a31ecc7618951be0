import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { allEnded, laneOf, openApp } from '../browser/support/app.ts';

/** Three lanes fit, and a README shows it at little less than its size. */
const SIZE = { width: 1100, height: 720 };
/** Tokens a second of the scripted model, by default 100. Filmed slowly and shown faster: more pictures of what moves. */
const PACE = 40;
/** Of what moves, in milliseconds; where nothing changes for longer than this on the machine that films, time is cut. */
const LASTS = 12_000;
const LONGEST_STILL = 600;
const MOST_BYTES = 1_500_000;
/** The browser of the npm package brings one family; without this a machine's own fonts would mix with it. */
const FONTS = `:root { --sans: 'Open Sans', sans-serif; --mono: 'DejaVu Sans Mono', 'Noto Sans Mono', monospace }`;

interface Frame {
	file: string;
	/** Milliseconds that it stands. */
	stands: number;
}

/** Films one run of the real page on the scripted model, labelled as such by the page itself. */
class Film {
	readonly frames: Frame[] = [];
	readonly #page: Page;
	readonly #folder: string;

	constructor(page: Page, folder: string) {
		this.#page = page;
		this.#folder = folder;
	}

	/** One picture that stands for so long. */
	async still(stands: number): Promise<void> {
		const file = join(this.#folder, `${String(this.frames.length).padStart(4, '0')}.png`);
		await this.#page.screenshot({ path: file, animations: 'disabled' });
		this.frames.push({ file, stands });
	}

	/** Picture after picture while something goes on, `follow` before each. */
	async during(work: Promise<unknown>, follow: () => Promise<void>): Promise<void> {
		let isOver = false;
		const ended = work.finally(() => (isOver = true));
		const first = this.frames.length;
		let before: Buffer = Buffer.alloc(0);
		while (!isOver) {
			const start = performance.now();
			await follow();
			const file = join(this.#folder, `${String(this.frames.length).padStart(4, '0')}.png`);
			const taken = await this.#page.screenshot({ path: file, animations: 'disabled' });
			const took = performance.now() - start;
			const last = this.frames.at(-1);
			if (last !== undefined && before.equals(taken)) {
				last.stands = Math.min(LONGEST_STILL, last.stands + took);
			} else this.frames.push({ file, stands: took });
			before = taken;
		}
		await ended;
		const moving = this.frames.slice(first);
		const all = moving.reduce((sum, { stands }) => sum + stands, 0);
		for (const frame of moving) frame.stands *= LASTS / all;
	}

	/** An animated WebP that begins anew for ever. */
	async save(target: string): Promise<void> {
		const lines = this.frames.flatMap(({ file, stands }) => [
			`file '${file}'`,
			`duration ${(stands / 1000).toFixed(3)}`,
		]);
		const list = join(this.#folder, 'frames.txt');
		// The last picture is named twice, or its time is lost.
		await writeFile(list, [...lines, `file '${this.frames.at(-1)?.file ?? ''}'`].join('\n'));
		await promisify(execFile)('ffmpeg', [
			...['-y', '-loglevel', 'error', '-f', 'concat', '-safe', '0', '-i', list],
			...['-vf', 'fps=12', '-c:v', 'libwebp_anim', '-quality', '72', '-compression_level', '6', '-loop', '0'],
			target,
		]);
	}
}

/** The README's moving picture: the example “Make 24” on the scripted model, from the press to the verdicts. Needs ffmpeg. */
export async function takePicture(target: string): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'picture-'));
	const app = await openApp();
	try {
		const { page } = await app.visit({
			context: { viewport: SIZE },
			getsReady: true,
			preferences: { demoPace: PACE },
		});
		await page.getByText('example, already run').waitFor();
		// Python has started before: the picture is about steering, and nobody likes to wait in one.
		await page.getByRole('textbox', { name: 'Question' }).click();
		await page
			.getByText(/^Python: ready/)
			.first()
			.waitFor({ timeout: 60_000 });
		await page.getByRole('textbox', { name: 'Question' }).blur();
		await page.addStyleTag({ content: FONTS });
		const film = new Film(page, folder);
		await play(page, film);
		await film.save(target);
	} finally {
		await app.close();
		await rm(folder, { recursive: true, force: true });
	}
	const { size } = await stat(target);
	console.log(`${target}: ${String(Math.round(size / 1000))} KB`);
	if (size > MOST_BYTES) throw new Error(`The picture is larger than ${String(MOST_BYTES)} bytes`);
}

async function play(page: Page, film: Film): Promise<void> {
	await page.getByText('example, already run').waitFor();
	await film.still(1800);
	const example = page.getByRole('group', { name: 'Examples' }).getByRole('button', { name: 'Make 24' });
	await example.hover();
	await film.still(900);
	await example.click();
	await film.during(allEnded(page, 300_000), () => scrollOn(page, 40));
	for (let step = 0; step < 12; step++) {
		await scrollOn(page, 60);
		await film.still(80);
	}
	await film.still(3500);
}

/** Towards the end of the coached lane, where the newest card is; never jumps. */
async function scrollOn(page: Page, most: number): Promise<void> {
	const end = await laneOf(page, 'CodeSteer').boundingBox();
	if (end === null) return;
	const below = end.y + end.height - SIZE.height + 24;
	if (below > 0) await page.mouse.wheel(0, Math.min(most, below));
}
