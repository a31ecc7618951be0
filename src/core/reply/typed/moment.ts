import type { RunVerdict } from '../../record/event.ts';
import { correct } from '../../verdict.ts';
import { relateTimes, findTimes, readTime, type ClockTime } from './clock.ts';
import { findDates, isSameDay, readDate, type FoundDate } from './date.ts';
import { explainFrame, framesOf } from './frame.ts';
import type { Asked } from './question.ts';

type Judgement = RunVerdict['verdict'];

/** A date, or a time of day. */
export type Moment = { kind: 'date'; date: FoundDate } | { kind: 'time'; time: ClockTime };

/** See `ClaimReading`. */
export type MomentReading =
	| { kind: 'claim'; moment: Moment }
	| { kind: 'open'; why: string }
	| { kind: 'none' };

/** The whole of a text as a date or a time of day; null when it is anything else. */
export function readMoment(text: string): Moment | null {
	const date = readDate(text);
	if (date !== null) return { kind: 'date', date };
	const time = readTime(text);
	return time === null ? null : { kind: 'time', time };
}

/** The one date, or the one time, that a text gives; one that the question names counts only where there is no other. */
export function claimMoment(kind: Moment['kind'], text: string, asked: Asked): MomentReading {
	const whole = readMoment(text);
	if (whole?.kind === kind) return { kind: 'claim', moment: whole };
	const all = momentsIn(kind, text);
	if (all.length === 0) return { kind: 'none' };
	const frame = framesOf(text.toLowerCase()).find((one) => one !== 'bounded');
	if (frame !== undefined) return { kind: 'open', why: explainFrame(frame) };
	const given = momentsIn(kind, asked.text);
	const added = all.filter((one) => !given.some((other) => isSame(one, other)));
	const [first, ...others] = added.length > 0 ? added : all;
	if (first !== undefined && others.every((other) => isSame(first, other)))
		return { kind: 'claim', moment: first };
	return { kind: 'open', why: `The text names several ${kind}s; read it to see which one it claims` };
}

/** Compares two dates or two times of day; null when they differ. */
export function compareMoments(wanted: Moment, given: Moment, asked: Asked): Judgement | null {
	if (wanted.kind === 'time' && given.kind === 'time') {
		const relation = relateTimes(wanted.time, given.time);
		if (relation === 'different') return null;
		return relation === 'same'
			? correct('The time is the expected one')
			: {
					kind: 'not-checked',
					why: 'It is the expected time in one half of the day, and it does not say which',
				};
	}
	if (wanted.kind !== 'date' || given.kind !== 'date') return null;
	const [day, ...other] = given.date;
	const fitting = wanted.date.filter((one) => given.date.some((two) => isSameDay(one, two)));
	if (day === undefined || fitting.length === 0) return null;
	if (wanted.date.length > 1 || other.length > 0)
		return {
			kind: 'not-checked',
			why: 'Day and month can be read either way round; one way it is the expected date',
		};
	const year = wanted.date[0]?.year ?? null;
	return day.year === null && year !== null && !asked.numbers.has(String(year))
		? { kind: 'not-checked', why: 'Day and month are the expected ones; the year is not named' }
		: correct('The date is the expected one');
}

function momentsIn(kind: Moment['kind'], text: string): Moment[] {
	return kind === 'date'
		? findDates(text).map((date) => ({ kind, date }))
		: findTimes(text).map((time) => ({ kind, time }));
}

function isSame(one: Moment, other: Moment): boolean {
	if (one.kind === 'time' && other.kind === 'time') return relateTimes(one.time, other.time) === 'same';
	if (one.kind !== 'date' || other.kind !== 'date') return false;
	return one.date.some((a) => other.date.some((b) => isSameDay(a, b)));
}
