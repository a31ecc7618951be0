import type { Engine } from './compose-engine.ts';
import { lessons } from './core/lessons/registry.ts';
import { familyById } from './core/tasks/registry.ts';
import { saveFile } from './runtime/save-file.ts';
import { textIn } from './runtime/storage/text-in.ts';
import { Course, type CoursePorts } from './state/course.svelte.ts';
import type { Works } from './state/works.ts';

export interface LessonParts extends Omit<
	CoursePorts,
	'lessons' | 'familyOf' | 'perform' | 'saveFile' | 'storage'
> {
	engine: Engine;
	works: Works;
	/** Null where the browser refuses it. */
	pageStorage: Storage | null;
	/** Of the record in it. */
	recordName: string;
}

/** Everything that is fetched with the first lesson that is looked at. */
export function createCourse({ engine, works, pageStorage, recordName, ...parts }: LessonParts): Course {
	return works.add(
		new Course({
			...parts,
			lessons,
			familyOf: familyById,
			perform: (spec, signal) => engine.run(spec, signal),
			saveFile: (name, text) => saveFile(name, new Blob([text], { type: 'application/json' })),
			storage: textIn(pageStorage, recordName),
		}),
	);
}
