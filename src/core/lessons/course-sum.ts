import type { ReadCourse } from './read-course-file.ts';

/** What several people did in one lesson. */
export interface LessonSum {
	id: string;
	title: string;
	done: number;
	/** Bets that are decided, and those that came true. */
	bets: number;
	betsRight: number;
	/** First answers to its question. */
	checks: number;
	checksRight: number;
}

/** Right answers before and after, over those who answered; null where nobody did. */
export interface QuizSum {
	people: number;
	/** Mean of right answers, and out of how many. */
	right: number;
	of: number;
}

/** What course files hold, counted over all of them; null for questions that nobody answered. */
export interface CourseSum {
	before: QuizSum | null;
	after: QuizSum | null;
	/** In the order in which the files name them; only those that somebody began. */
	lessons: readonly LessonSum[];
}

/** What a class did, file by file. */
export function sumOfCourses(courses: readonly ReadCourse[]): CourseSum {
	const sums = new Map<string, LessonSum>();
	for (const { lessons } of courses) {
		for (const { id, title, done, bet, betRight, claim, checkRight } of lessons) {
			if (!done && bet === null && claim === null && checkRight === null) continue;
			const sum = sums.get(id) ?? { id, title, done: 0, bets: 0, betsRight: 0, checks: 0, checksRight: 0 };
			sums.set(id, {
				...sum,
				done: sum.done + Number(done),
				bets: sum.bets + Number(betRight !== null),
				betsRight: sum.betsRight + Number(betRight === true),
				checks: sum.checks + Number(checkRight !== null),
				checksRight: sum.checksRight + Number(checkRight === true),
			});
		}
	}
	const order = new Map(courses.flatMap(({ lessons }) => lessons.map(({ id }, at) => [id, at])));
	const lessons = [...sums.values()].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
	return { before: quizSum(courses, 'before'), after: quizSum(courses, 'after'), lessons };
}

function quizSum(courses: readonly ReadCourse[], time: 'before' | 'after'): QuizSum | null {
	const results = courses.flatMap((course) => course[time] ?? []);
	const [first] = results;
	if (first === undefined) return null;
	const right = results.reduce((sum, each) => sum + each.right, 0) / results.length;
	return { people: results.length, right, of: first.of };
}
