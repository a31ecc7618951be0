import type { Design } from '../core/bench/experiment.ts';
import type { CameraFault, ClassStore } from '../core/class/ports.ts';
import type { Ids } from '../core/ids.ts';
import type { Result } from '../core/result.ts';

/** What a class needs from the world. */
export interface ClassPorts {
	store: ClassStore;
	ids: Ids;
	/** `parseDesign` of core/bench/parse.ts. */
	parseDesign(value: unknown): Result<Design>;
	/** Has the browser save a file. */
	save(name: string, content: Blob): void;
	/** Where this page is, without what comes behind `#`. */
	pageAddress(): string;
	/** Milliseconds since the epoch. */
	today(): number;
	/** Of the page. */
	appVersion: string;
	/** Reads codes that are held before a camera, until the signal aborts; gives why not, or null. */
	watchCamera(
		screen: HTMLVideoElement,
		onCode: (text: string) => void,
		signal: AbortSignal,
	): Promise<CameraFault | null>;
}
