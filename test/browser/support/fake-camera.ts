import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { qrModules } from '../../../src/ui/kit/qr-code.ts';

const [WIDTH, HEIGHT] = [640, 480];
const GREY = 128;

export interface FakeCamera {
	/** For the browser: a camera that sees the code, and nobody is asked whether the page may look. */
	flags: readonly string[];
	remove(): Promise<void>;
}

/** A camera before which a QR code is held. The film is YUV4MPEG2 of a single frame, which the browser shows again and again. */
export async function cameraSeeing(text: string): Promise<FakeCamera> {
	const folder = await mkdtemp(join(tmpdir(), 'camera-'));
	const film = join(folder, 'code.y4m');
	const head = `YUV4MPEG2 W${String(WIDTH)} H${String(HEIGHT)} F10:1 Ip C420jpeg\nFRAME\n`;
	await writeFile(film, Buffer.concat([Buffer.from(head), frameOf(text)]));
	return {
		flags: [
			'--use-fake-ui-for-media-stream',
			'--use-fake-device-for-media-stream',
			`--use-file-for-fake-video-capture=${film}`,
		],
		remove: () => rm(folder, { recursive: true, force: true }),
	};
}

/** Brightness of every pixel, row by row, then both colours at half the width and height: none. */
function frameOf(text: string): Buffer {
	const modules = qrModules(text);
	if (modules === null) throw new Error('The text is too long for a code');
	const size = Math.floor(HEIGHT / modules.length);
	const left = Math.floor((WIDTH - size * modules.length) / 2);
	const frame = Buffer.alloc(WIDTH * HEIGHT * 1.5, GREY);
	for (let y = 0; y < HEIGHT; y++) {
		for (let x = 0; x < WIDTH; x++) {
			const isDark = modules[Math.floor(y / size)]?.[Math.floor((x - left) / size)] === true;
			frame[y * WIDTH + x] = isDark ? 20 : 235;
		}
	}
	return frame;
}
