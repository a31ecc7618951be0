import type { CameraFault } from '../core/class/ports.ts';

/** As npm `jsqr` has it. */
type ReadPixels = (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;

/** The part of a browser's own reader that is used here (W3C Shape Detection, draft); in no type library yet. */
interface Detector {
	detect(source: HTMLVideoElement): Promise<readonly { rawValue: string }[]>;
}
interface DetectorClass {
	new (options: { formats: readonly string[] }): Detector;
	getSupportedFormats(): Promise<readonly string[]>;
}

/** Milliseconds between two looks: a code is held still for longer. */
const REST = 150;
/** Pixels of the longer side that are looked at; the codes of a class are readable from there. */
const LONGEST = 960;

/** The parts of a browser that reading codes takes; what it may lack is undefined. */
export interface CameraNeeds {
	/** Absent on pages that are not secure. */
	devices: Pick<MediaDevices, 'getUserMedia'> | undefined;
	/** The browser's own reader, where it has one. */
	detector: DetectorClass | undefined;
	/** Fetched where the browser has none. */
	pixelReader: () => Promise<ReadPixels>;
	sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

type Reader = (screen: HTMLVideoElement) => Promise<readonly string[]>;

/** Reads codes that are held before a camera. */
export function createCodeCamera({ devices, detector, pixelReader, sleep }: CameraNeeds): {
	/**
	 * Shows in the element what the camera sees and gives each code it reads, also the same again, until the signal aborts; the
	 * camera is let go then. Null where it was ended so, else why not.
	 */
	watch(
		screen: HTMLVideoElement,
		onCode: (text: string) => void,
		signal: AbortSignal,
	): Promise<CameraFault | null>;
} {
	const ofPixels = async (): Promise<Reader> => {
		const read = await pixelReader();
		const canvas = document.createElement('canvas');
		const context = canvas.getContext('2d', { willReadFrequently: true });
		return (screen) => {
			const shrunk = Math.min(1, LONGEST / Math.max(screen.videoWidth, screen.videoHeight, 1));
			const width = Math.floor(screen.videoWidth * shrunk);
			const height = Math.floor(screen.videoHeight * shrunk);
			if (context === null || width === 0 || height === 0) return Promise.resolve([]);
			[canvas.width, canvas.height] = [width, height];
			context.drawImage(screen, 0, 0, width, height);
			const found = read(context.getImageData(0, 0, width, height).data, width, height);
			return Promise.resolve(found === null ? [] : [found.data]);
		};
	};
	/** Some browsers have a reader in name only: it refuses at the first look, or later. */
	const reader = async (): Promise<Reader> => {
		const nothing: readonly string[] = [];
		const formats = (await detector?.getSupportedFormats().catch(() => nothing)) ?? nothing;
		if (detector === undefined || !formats.includes('qr_code')) return ofPixels();
		const own = new detector({ formats: ['qr_code'] });
		let instead: Reader | null = null;
		return async (screen) => {
			if (instead === null) {
				try {
					return (await own.detect(screen)).map(({ rawValue }) => rawValue);
				} catch {
					instead = await ofPixels();
				}
			}
			return instead(screen);
		};
	};
	return {
		async watch(screen, onCode, signal) {
			if (devices === undefined) return 'not-offered';
			let stream: MediaStream;
			try {
				stream = await devices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
			} catch (error) {
				return faultOf(error);
			}
			const hasEnded = (): boolean => stream.getTracks().every(({ readyState }) => readyState === 'ended');
			try {
				const read = await reader();
				screen.srcObject = stream;
				await screen.play();
				while (!signal.aborted && !hasEnded()) {
					for (const text of await read(screen)) onCode(text);
					await sleep(REST, signal);
				}
				return signal.aborted ? null : 'ended';
			} catch {
				if (signal.aborted) return null;
				return hasEnded() ? 'ended' : 'failed';
			} finally {
				for (const track of stream.getTracks()) track.stop();
				screen.srcObject = null;
			}
		},
	};
}

/** By the names of the Media Capture and Streams specification. */
function faultOf(error: unknown): CameraFault {
	switch (error instanceof Error ? error.name : '') {
		case 'NotAllowedError':
		case 'SecurityError':
			return 'denied';
		case 'NotFoundError':
		case 'OverconstrainedError':
			return 'missing';
		case 'NotReadableError':
		case 'AbortError':
			return 'busy';
		default:
			return 'failed';
	}
}
