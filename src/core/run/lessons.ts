import { instanceMark } from '../methods/learned-examples/instance-mark.ts';
import { solvedByProgram, type Worked } from '../methods/learned-examples/worked.ts';
import type { Lessons } from '../methods/method.ts';
import type { RunSpec } from '../record/spec.ts';
import type { AnyFamily } from '../tasks/family.ts';
import { generated } from '../tasks/instance.ts';
import { IMPORTED } from '../tasks/origin.ts';
import { familyById } from '../tasks/registry.ts';

/** What may be shown before a question without giving anything of it away, nor of the experiment it is a part of. */
export function lessonsOf(
	{ question: { source, text }, experimentId }: Pick<RunSpec, 'question' | 'experimentId'>,
	familyOf: (id: string) => AnyFamily | null = familyById,
): Lessons {
	const asked = source.kind === 'instance' ? source : source.check;
	const family = asked === undefined ? null : familyOf(asked.family);
	const mark = asked === undefined ? null : instanceMark(asked.instance);
	const series = experimentId === undefined || source.kind !== 'instance' ? null : seriesOf(source.seed);
	return {
		family: family?.id ?? null,
		isNear: (id) => family !== null && (familyOf(id)?.area.some((one) => family.area.includes(one)) ?? false),
		isForbidden: (example) =>
			example.question === text ||
			(example.family === asked?.family && example.instance === mark) ||
			(experimentId !== undefined &&
				(example.experiment === experimentId || seriesOf(example.seed) === series)),
		textbook: () => (family === null ? null : textbookOf(family, source, mark)),
	};
}

/** An experiment numbers its instances behind its own seed; all it imports is one series. */
function seriesOf(seed: string): string {
	if (seed.startsWith(`${IMPORTED}:`)) return IMPORTED;
	return /^(.*)-\d+$/.exec(seed)?.[1] ?? seed;
}

/** Another question of the family with its own program: of the same level, or of the easiest where that is too long. */
function textbookOf(
	family: AnyFamily,
	source: RunSpec['question']['source'],
	mark: string | null,
): Worked | null {
	const level = source.kind === 'instance' ? source.level : null;
	const levels = [family.levels.find(({ id }) => id === level), family.levels[0]];
	for (const one of levels) {
		for (let number = 1; one !== undefined && number <= SEEDS; number++) {
			const instance = generated(family, one, `textbook-${String(number)}`);
			if (instanceMark(instance) === mark) continue;
			const question = family.question(instance);
			const answer = family.solve(instance);
			const trace = solvedByProgram(family.python(instance), `<<<${answer}>>>`, answer);
			if (question.length + trace.length <= LONGEST_TEXTBOOK) return { question, trace, way: 'code' };
		}
	}
	return null;
}

const SEEDS = 3;
/** Characters: about 1 500 tokens. */
const LONGEST_TEXTBOOK = 6000;
