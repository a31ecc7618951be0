import { formatOf, type OfferedFile } from '../core/bench/export/offered-file.ts';
import { CAPSULE_FORMAT, COURSE_FORMAT, EXPERIMENT_FORMAT, RUNS_FORMAT } from '../core/file-formats.ts';
import type { CourseFiles } from './course-files.svelte.ts';
import type { Opening } from './opening.svelte.ts';
import type { RunFiles } from './run-files.svelte.ts';

export interface DroppedPorts {
	/** Of the screen that is looked at. */
	screen: string;
	go(hash: string): void;
	runs(): Promise<Pick<RunFiles, 'open'>>;
	courses(): Promise<Pick<CourseFiles, 'open'>>;
	shared(): Promise<Pick<Opening, 'openFile'>>;
}

/** Opens what was dropped on the page where files of its kind are opened. What is none of ours is left alone, but where files are opened anyway. */
export async function openDropped(files: readonly OfferedFile[], ports: DroppedPorts): Promise<void> {
	const [first] = files;
	if (first === undefined) return;
	const format = await formatOf(first);
	if (format === COURSE_FORMAT) await openCourses();
	else if (ports.screen === 'runs' || format === RUNS_FORMAT) {
		ports.go('#/runs');
		await (await ports.runs()).open(files);
	} else if (ports.screen === 'open' || format === CAPSULE_FORMAT || format === EXPERIMENT_FORMAT) {
		ports.go('#/open');
		await (await ports.shared()).openFile(first);
	} else if (ports.screen === 'lessons') await openCourses();

	async function openCourses(): Promise<void> {
		ports.go('#/lessons');
		await (await ports.courses()).open(files);
	}
}
