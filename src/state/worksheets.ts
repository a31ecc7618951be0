import { isLessonId } from '../core/lessons/lesson-id.ts';
import type { Lesson } from '../core/lessons/lesson.ts';
import { METHOD_IDS } from '../core/method-id.ts';
import type { RunId } from '../core/ids.ts';
import type { RunStore } from '../core/ports.ts';
import { foldRun } from '../core/record/fold.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { AnyFamily } from '../core/tasks/family.ts';
import { worksheetOfDeck } from '../core/worksheet/of-deck.ts';
import { worksheetOfLesson } from '../core/worksheet/of-lesson.ts';
import { worksheetOfRuns } from '../core/worksheet/of-runs.ts';
import type { Worksheet } from '../core/worksheet/worksheet.ts';
import { runLabel } from '../words/run-label.ts';
import { worksheetWords as words } from '../words/worksheet.ts';
import { deckNameOf } from './deck.svelte.ts';

export interface WorksheetPorts {
	store: RunStore;
	lessons: readonly Lesson[];
	families: readonly AnyFamily[];
}

/** What an address wants printed: `lesson` with its id, `run` with the id of one of its runs, `deck` with its seed. */
export interface WorksheetAddress {
	of: string | null;
	id: string | null;
}

/** Makes the worksheet of an address; the error says in words why there is none. Rejects when the store cannot be read. */
export async function worksheetAt(
	{ of, id }: WorksheetAddress,
	ports: WorksheetPorts,
): Promise<Result<Worksheet>> {
	if (id === null || id === '') return err(words.missing.other);
	if (of === 'lesson') {
		const lesson = isLessonId(id) ? ports.lessons.find((one) => one.id === id) : undefined;
		return lesson === undefined ? err(words.missing.lesson(id)) : ok(worksheetOfLesson(lesson));
	}
	if (of === 'run') return ofRuns(id as RunId, ports.store);
	const seed = of === 'deck' ? deckNameOf(new URLSearchParams({ deck: id }).toString(), '')?.seed : undefined;
	if (seed === undefined) return err(words.missing.other);
	return ok(worksheetOfDeck(seed, ports.families, { title: words.deckTitle(seed), ways: words.ways }));
}

/** Those started together with it that have ended, in the order of the method list. */
async function ofRuns(id: RunId, store: RunStore): Promise<Result<Worksheet>> {
	const start = (await store.load(id))?.[0];
	if (start?.type !== 'run-start') return err(words.missing.run);
	const listed = await store.list({ groupId: start.spec.groupId });
	const ended = listed
		.filter(({ outcome }) => outcome !== 'running')
		.toSorted((a, b) => METHOD_IDS.indexOf(a.method) - METHOD_IDS.indexOf(b.method));
	if (ended.length === 0 && listed.length > 0) return err(words.missing.running);
	const runs = await Promise.all(ended.map(({ runId }) => store.load(runId)));
	const views = runs.flatMap((events) => (events === null ? [] : [foldRun(events)]));
	const made = worksheetOfRuns(views, { title: words.runTitle, label: runLabel });
	return made === null ? err(words.missing.run) : ok(made);
}
