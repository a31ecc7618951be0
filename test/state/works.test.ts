import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Works } from '../../src/state/works.ts';

test('the works of a tab are busy as long as one of them is', () => {
	const works = new Works();
	const inside = new Works();
	const [one, other] = [{ isBusy: false }, { isBusy: false }];
	const said = [works.add(one) === one, works.isBusy];
	works.add(inside);
	inside.add(other);
	other.isBusy = true;
	said.push(works.isBusy);
	other.isBusy = false;
	one.isBusy = true;
	said.push(works.isBusy);
	one.isBusy = false;
	said.push(works.isBusy);
	expect(said).toEqual([true, false, true, true, false]);
});

const SRC = join(import.meta.dirname, '../../src');
const read = (name: string): string => readFileSync(join(SRC, name), 'utf8');
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
	name.endsWith('.ts'),
);
const everything = sources.map(read).join('\n');

/** What can be stopped, or says how far it is, takes longer than a moment. */
const TAKES_TIME =
	/new AbortController\(|\bisBusy\b|kind: '(?:reading|busy|making|running|looking|checking|keeping|downloading)'/;

const longWorks = sources
	.filter((name) => name.startsWith('state') && name !== 'state/works.ts')
	.flatMap((name) =>
		read(name)
			.split(/^export class /m)
			.slice(1),
	)
	.filter((text) => TAKES_TIME.test(text))
	.map((text) => /^\w+/.exec(text)?.[0] ?? '');

/** Those that are not put in where they are made: who says it for them, or why a reload ends nothing. */
const OTHERS: Readonly<Record<string, string>> = {
	CheckerReading: 'a program is read anew whenever it is looked at',
	Connection: 'a list of models is asked for again',
	ExperimentSharing: 'a link that is made again',
	ExperimentState: 'the bench puts it in',
	LadderClimb: 'its lesson says it',
	Lanes: 'looks on at runs that the recorder performs',
	LessonSession: 'the course says it',
	NewVersion: 'asks all others',
	Offline: 'fetches for later visits, and goes on at the next one',
	Reproducing: 'the record that is looked at says it',
	Sharing: 'links and files that are made again',
	Stage: 'no new version is offered while it plays',
	StagePython: 'no new version is offered while it plays',
	TaskImport: 'comes with the tasks, and main.ts puts it in',
};

test('whatever takes longer than a moment is put in where it is made, so that no reload is offered under it', () => {
	const putIn = (name: string): boolean => new RegExp(`\\bworks\\.add\\(\\s*new ${name}\\(`).test(everything);
	expect(longWorks.filter((name) => !putIn(name)).sort()).toEqual(Object.keys(OTHERS).sort());
	expect(everything).toContain('works.add(tasks.imported)');
	expect(everything).toContain('#works.add(opened)');
});
