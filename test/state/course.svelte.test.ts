import { describe, expect, it } from 'vitest';
import { lookOn } from '../../src/core/run/look-on.ts';
import { Recorder } from '../../src/core/run/recorder.ts';
import { runQuestion } from '../../src/core/run/run.ts';
import { lessonById, lessons } from '../../src/core/lessons/registry.ts';
import type { LessonId } from '../../src/core/lessons/lesson-id.ts';
import { NO_PROGRESS } from '../../src/core/lessons/progress.ts';
import { quiz } from '../../src/core/lessons/quiz.ts';
import { endingOf } from '../../src/core/lessons/trial.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../src/core/preferences.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import type { RunSpec } from '../../src/core/record/spec.ts';
import { choicesOf } from '../../src/core/setup/setup.ts';
import { familyById } from '../../src/core/tasks/registry.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDemoModel } from '../../src/runtime/model/demo.ts';
import { textIn } from '../../src/runtime/storage/text-in.ts';
import { Choices } from '../../src/state/choices.svelte.ts';
import { Course } from '../../src/state/course.svelte.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
import { FakePython } from '../support/fake-python.ts';
import { MemoryRuns } from '../support/memory-runs.ts';

/** Never answers. */
const OWN = { id: 'custom:own', host: 'custom', baseUrl: 'http://localhost:1234/v1', model: 'own' };

/** A model of one’s own that answers as the demo model does. */
const QUICK = { ...OWN, id: 'custom:quick', model: 'quick' };

/** A browser of one person: what it keeps stays over reloads. The demo model answers; one of the own ones hangs until it is stopped. */
function browser(
	preferences: Partial<Preferences> = {},
	breaking?: (spec: RunSpec, signal: AbortSignal) => AsyncIterable<RunEvent>,
) {
	const store = new MemoryRuns();
	const tabs = new BrowserTabs();
	const held = new Map<string, string>();
	const storage = {
		getItem: (name: string) => held.get(name) ?? null,
		setItem: (name: string, text: string) => void held.set(name, text),
		removeItem: (name: string) => void held.delete(name),
	} as unknown as Storage;
	const files: { name: string; text: string }[] = [];
	const asked: RunSpec[] = [];
	let id = 0;
	let newest: PreferencesState | null = null;
	const open = (): Course => {
		const page = tabs.open();
		const state = new PreferencesState({
			load: () => ({ ...DEFAULT_PREFERENCES, models: [OWN, QUICK], ...preferences }),
			save: () => undefined,
		});
		newest = state;
		const choices = new Choices(state);
		const perform = (spec: RunSpec, signal: AbortSignal): AsyncIterable<RunEvent> => {
			asked.push(spec);
			if (breaking !== undefined) return breaking(spec, signal);
			if (spec.models.task.id === OWN.id) return untilStopped(spec, signal);
			const task = createDemoModel(spec.models.task.id === 'demo:careful' ? 'careful' : 'bold', {
				clock: systemClock,
				pace: () => 0,
			});
			return runQuestion(
				spec,
				{
					models: { task, coach: null, checker: task, summariser: task },
					python: new FakePython(),
					clock: systemClock,
				},
				signal,
			);
		};
		const ports = { store, locks: page.locks, tabs: page.tabs };
		const onStorageProblem = () => undefined;
		return new Course({
			recorder: new Recorder({ ...ports, perform, clock: systemClock, onStorageProblem }),
			store,
			lookOn: (run, watcher, signal) => lookOn(run, ports, watcher, signal),
			nextFrame: (callback) => callback(),
			onStorageProblem,
			perform,
			ids: { next: () => `id-${String(id++)}` },
			models: new Models(choices),
			choices: () => choicesOf(choices.current),
			familyOf: familyById,
			pythonSlots: 2,
			lessons,
			storage: textIn(storage, 'course'),
			saveFile: (name, text) => files.push({ name, text }),
		});
	};
	/** Another model is chosen elsewhere in the page. */
	const choose = (model: string) => newest?.change({ model });
	return { open, store, files, held, asked, choose };
}

async function* untilStopped(spec: RunSpec, signal: AbortSignal): AsyncGenerator<RunEvent> {
	const base = { runId: spec.runId, at: 5000 };
	yield { ...base, seq: 0, type: 'run-start', version: 2, spec };
	if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
	yield { ...base, seq: 1, type: 'run-end', outcome: 'cancelled' };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

function lessonOf(course: Course, id: LessonId) {
	const lesson = lessonById(id);
	if (lesson === null) throw new Error(`There is no lesson ${id}`);
	return course.session(lesson);
}

describe('a lesson', () => {
	it('is covered until the bet, and the bet is final once a run has begun', async () => {
		const session = lessonOf(browser().open(), 'decimals');
		expect([session.isCovered, session.placeBet('nobody'), session.isCovered]).toEqual([true, false, true]);
		expect([session.placeBet('text'), session.placeBet('code'), session.isCovered]).toEqual([
			true,
			true,
			false,
		]);
		const running = session.run('demo');
		expect([session.placeBet('both'), session.record.bet]).toEqual([false, 'code']);
		await running;
		expect([session.placeBet('both'), session.record.bet]).toEqual([false, 'code']);
	});

	it('can be run before the bet, stays covered, and takes one bet then', async () => {
		const session = lessonOf(browser().open(), 'decimals');
		await session.run('demo');
		expect([session.isCovered, session.told === null]).toEqual([true, false]);
		expect([session.placeBet('text'), session.placeBet('code'), session.record.bet]).toEqual([
			true,
			false,
			'text',
		]);
	});

	it('says what the lanes came to, and keeps its runs like any others', async () => {
		const { open, store } = browser();
		const session = lessonOf(open(), 'decimals');
		session.placeBet('text');
		await session.run('demo');
		expect(session.told?.sentence).toMatch(/^All text said “7\.13” \(wrong\) and All code /);
		expect((await store.list()).map(({ method }) => method).toSorted()).toEqual(['all-code', 'all-text']);
	});

	it('asks the demo model as everybody sees it, whatever the person has chosen elsewhere', async () => {
		const { open, asked } = browser({ model: OWN.id, coach: OWN.id, answerSentence: false });
		await lessonOf(open(), 'disguised-code').run('demo');
		expect(new Set(asked.map(({ models }) => `${models.task.id} ${models.coach.id}`))).toEqual(
			new Set(['demo:bold rule-coach']),
		);
		expect(asked.every(({ question }) => question.text.includes('<<<'))).toBe(true);
	});

	it('counts many runs and keeps none of them', async () => {
		const { open, store } = browser();
		const session = lessonOf(open(), 'three-bands');
		session.placeBet('middle');
		await session.run('demo');
		expect([session.planned, session.counted.length]).toEqual([48, 48]);
		expect(await store.list()).toEqual([]);
		expect(session.record.told).toEqual(session.told);
	});

	it('is not lost where an own model never answers: it stops, and the demo model goes on', async () => {
		const session = lessonOf(browser({ model: OWN.id }).open(), 'decimals');
		session.placeBet('code');
		await session.run('demo');
		const kept = session.record;
		const hanging = session.run('own');
		await settled();
		expect([session.isRunning, session.asked, session.told]).toEqual([true, 'own', null]);
		await session.goOnWithDemo();
		await hanging;
		expect([session.isRunning, session.asked]).toEqual([false, 'demo']);
		expect(session.record).toEqual({ ...kept, group: session.record.group });
		expect(session.told).toEqual(kept.told);
	});

	it('says of an own model that was stopped that nothing can be said', async () => {
		const session = lessonOf(browser({ model: OWN.id }).open(), 'three-bands');
		session.placeBet('middle');
		const running = session.run('own');
		await settled();
		session.stop();
		await running;
		expect(session.counted.map(({ run }) => endingOf(run))).toEqual(['stopped', 'stopped']);
		expect([session.ended, session.isCutShort, session.record.told]).toEqual([0, true, null]);
		expect(session.told).toEqual({
			sentence: expect.stringContaining('2 runs came to no answer that can be judged') as string,
			claim: 'open',
			bet: null,
		});
	});

	it('names who was asked as it was when the run began', async () => {
		const { open, choose, asked } = browser({ model: OWN.id });
		const course = open();
		const session = lessonOf(course, 'three-bands');
		expect([session.names, lessonOf(course, 'inverse-scaling').names]).toEqual([
			['Demo · bold'],
			['Demo · bold', 'Demo · careful'],
		]);
		const running = session.run('own');
		choose(QUICK.id);
		await settled();
		session.stop();
		await running;
		expect(session.names).toEqual([expect.stringMatching(/^own/)]);
		expect(new Set(asked.map(({ models }) => models.task.id))).toEqual(new Set([OWN.id]));
		await session.ladder!.climb('own');
		choose('demo:bold');
		expect(session.ladder!.names).toEqual([expect.stringMatching(/^quick/)]);
		await session.run('demo');
		expect(session.names).toEqual(['Demo · bold']);
	});

	it('holds the bet against the demo model alone: no run of an own model earns a mark', async () => {
		const session = lessonOf(browser({ model: QUICK.id }).open(), 'decimals');
		session.placeBet('neither');
		await session.run('own');
		session.answerCheck(0);
		expect([session.seen?.claim, session.isOwn, session.before]).toEqual([expect.any(String), true, null]);
		expect([session.record.told, session.hasCome, session.came, session.isDone, session.step]).toEqual([
			null,
			null,
			null,
			false,
			'run',
		]);
		await session.run('demo');
		const first = session.record.told;
		expect([session.hasCome, session.came, session.isDone, session.before]).toEqual([
			true,
			'neither',
			true,
			null,
		]);
		await session.run('own');
		expect([session.record.told, session.before, session.isOwn]).toEqual([first, first, true]);
	});

	it('earns no mark by a run that was stopped', async () => {
		const session = lessonOf(browser().open(), 'decimals');
		session.placeBet('code');
		const running = session.run('demo');
		session.stop();
		await running;
		session.answerCheck(0);
		expect([session.told?.claim, session.record.told, session.came, session.isDone, session.step]).toEqual([
			'open',
			null,
			null,
			false,
			'run',
		]);
	});

	it('was closed in the middle only where it was: not where it was stopped, nor where it failed', async () => {
		const { open } = browser({ model: OWN.id });
		const begun = lessonOf(open(), 'decimals');
		const running = begun.run('own');
		await settled();
		expect([begun.isLost, lessonOf(open(), 'decimals').isLost]).toEqual([false, true]);
		begun.stop();
		await running;
		expect([begun.isLost, lessonOf(open(), 'decimals').isLost]).toEqual([false, false]);
	});

	it('says why an own model that is gone cannot be asked, and begins nothing', async () => {
		const { open, asked } = browser({ model: 'custom:gone' });
		const session = lessonOf(open(), 'decimals');
		await session.run('own');
		expect(session.trouble).toContain('custom:gone');
		expect([asked, session.record.isBegun]).toEqual([[], false]);
	});

	it('shows its lanes, its bet and what was seen again after a reload', async () => {
		const { open } = browser();
		const before = lessonOf(open(), 'letters');
		before.placeBet('text');
		await before.run('demo');
		before.answerCheck(1);
		const after = lessonOf(open(), 'letters');
		await after.open();
		expect(after.lanes.list.map(({ label }) => label)).toEqual(['All text', 'All code']);
		expect(after.record).toEqual(before.record);
		expect(after.told).toEqual(before.told);
		expect(after.placeBet('code')).toBe(false);
	});

	it('takes the first answer at the check question', () => {
		const session = lessonOf(browser().open(), 'peeking');
		session.answerCheck(2);
		session.answerCheck(0);
		expect(session.record.check).toBe(2);
	});

	it('computes a simulation anew with other random numbers each time', async () => {
		const session = lessonOf(browser().open(), 'peeking');
		await session.run('demo');
		const first = session.simulation;
		await session.run('demo');
		expect(session.simulation?.seed).not.toBe(first?.seed);
		expect(session.record.told?.bet).toBe('twenty');
	});
});

describe('the ladder', () => {
	it('climbs until words are mostly wrong, and says where', async () => {
		const { ladder } = lessonOf(browser().open(), 'three-bands');
		await ladder!.climb('demo');
		const { rungs, told } = ladder!;
		expect(rungs.length).toBeGreaterThan(1);
		const last = rungs.at(-1)!;
		expect(2 * last.right).toBeLessThan(last.counted);
		expect(told).toContain(`${last.label} (${String(last.right)} of 10 right)`);
	});

	it('begins at the level a link names', async () => {
		const { ladder } = lessonOf(browser().open(), 'letters');
		await ladder!.climb('demo', '25-30');
		expect(ladder!.rungs[0]?.level).toBe('25-30');
	});

	it('stops what runs beside a run that cannot be performed, and says why', async () => {
		const stopped: string[] = [];
		let begun = 0;
		const breaking = (spec: RunSpec, signal: AbortSignal): AsyncIterable<RunEvent> => {
			if (begun++ === 1) throw new Error('No room');
			signal.addEventListener('abort', () => stopped.push(spec.runId));
			return untilStopped(spec, signal);
		};
		const { ladder } = lessonOf(browser({}, breaking).open(), 'letters');
		await ladder!.climb('demo');
		expect([ladder!.isRunning, ladder!.trouble, stopped.length, begun]).toEqual([
			false,
			expect.stringContaining('No room'),
			1,
			2,
		]);
	});

	it('waits for the experiment, and the experiment for it', async () => {
		const session = lessonOf(browser({ model: OWN.id }).open(), 'three-bands');
		const running = session.run('own');
		await settled();
		await session.climb('own');
		expect([session.isRunning, session.ladder!.isRunning, session.ladder!.names]).toEqual([true, false, []]);
		session.stop();
		await running;
		const climbing = session.climb('own');
		await settled();
		await session.run('demo');
		expect([session.isRunning, session.ladder!.isRunning, session.asked]).toEqual([false, true, 'own']);
		session.stop();
		await climbing;
		expect(session.isBusy).toBe(false);
	});

	it('leaves out a level that was broken off', async () => {
		const session = lessonOf(browser({ model: OWN.id }).open(), 'letters');
		const climbing = session.ladder!.climb('own');
		await settled();
		session.stop();
		await climbing;
		expect([session.ladder!.rungs, session.ladder!.told, session.ladder!.isRunning]).toEqual([
			[],
			null,
			false,
		]);
	});
});

describe('the course', () => {
	it('keeps answers before and after, counts them, and saves all as a file', async () => {
		const { open, files } = browser();
		const course = open();
		course.answerQuiz(
			'before',
			quiz.map(() => 0),
		);
		const session = lessonOf(course, 'decimals');
		session.placeBet('code');
		await session.run('demo');
		session.answerCheck(0);
		expect(open().standing.done).toBe(1);
		course.saveFile();
		const [{ name, text } = { name: '', text: '' }] = files;
		const file = JSON.parse(text) as { before: { of: number }; lessons: { id: string; done: boolean }[] };
		expect([name, file.before.of, file.lessons[0]]).toEqual([
			'codesteer-course.json',
			5,
			expect.objectContaining({ id: 'decimals', done: true, checkRight: true }),
		]);
	});

	it('is gone on from in another browser, where what was begun stays and the rest comes', async () => {
		const there = browser();
		const course = there.open();
		for (const id of ['decimals', 'letters'] as const) {
			const session = lessonOf(course, id);
			session.placeBet(session.lesson.bet.choices[0]!.id);
			await session.run('demo');
			session.answerCheck(0);
		}
		course.answerQuiz('before', [1, 1, 1, 1, 1]);
		course.saveFile();
		const here = browser();
		const own = here.open();
		lessonOf(own, 'letters').placeBet(lessonById('letters')!.bet.choices[1]!.id);
		const mine = own.progress.lessons.letters;
		const file = new File([there.files[0]!.text], 'codesteer-course.json');
		await own.files.open([file]);
		const [one] = own.files.opened;
		expect([own.files.faults, own.files.sum.lessons.map(({ id, done }) => [id, done])]).toEqual([
			[],
			[
				['decimals', 1],
				['letters', 1],
			],
		]);
		expect(own.progress.lessons.decimals).toBeUndefined();
		own.files.goOnFrom(one!);
		expect(own.files.told).toBe('1 lesson taken over; 1 lesson begun here stayed.');
		expect(own.progress.lessons).toEqual({
			letters: mine,
			decimals: { ...course.progress.lessons.decimals, group: null },
		});
		expect(own.progress.quiz.before).toEqual([1, 1, 1, 1, 1]);
		expect(here.open().progress).toEqual(own.progress);
	});

	it('begins anew where it is reset, and keeps the runs', async () => {
		const { open, store, held } = browser();
		const course = open();
		const session = lessonOf(course, 'decimals');
		session.placeBet('code');
		await session.run('demo');
		course.reset();
		expect([course.standing.done, lessonOf(course, 'decimals').isCovered]).toEqual([0, true]);
		expect([...held.values()]).toEqual([JSON.stringify(NO_PROGRESS)]);
		expect(open().progress).toEqual(NO_PROGRESS);
		expect(await store.list()).toHaveLength(2);
	});

	it('stays as at the beginning when a run ends after it was reset, and when another tab goes on', async () => {
		const { open } = browser();
		const [course, other] = [open(), open()];
		const session = lessonOf(course, 'decimals');
		session.placeBet('code');
		lessonOf(other, 'letters').placeBet('text');
		const running = session.run('demo');
		course.reset();
		await running;
		expect([course.progress, open().progress]).toEqual([NO_PROGRESS, NO_PROGRESS]);
		lessonOf(other, 'peeking').answerCheck(0);
		expect(Object.keys(other.progress.lessons)).toEqual(['peeking']);
	});

	it('does not undo what another tab has done meanwhile', () => {
		const { open } = browser();
		const [one, other] = [open(), open()];
		lessonOf(one, 'decimals').answerCheck(0);
		lessonOf(other, 'letters').answerCheck(1);
		expect(Object.keys(other.progress.lessons)).toEqual(['decimals', 'letters']);
	});
});
