import { face } from '../methods/faces.ts';
import type { Role } from '../model.ts';
import { type Scripted, scriptedAmong } from '../record/called-models.ts';
import type { CastModels } from '../setup/specs.ts';
import type { Design } from './experiment.ts';

const CAST = ['task', 'coach', 'checker', 'summariser'] as const;

/** Who is called by what is asked, `task` included. */
export function rolesAsked({ methods }: Pick<Design, 'methods'>): ReadonlySet<Role> {
	return new Set(methods.flatMap(({ id }) => face(id).roles));
}

/** How much of what is asked the scripted demo model, which is no LLM, answers in the roles that are asked. */
export function scriptedOf(design: Pick<Design, 'methods'>, casts: readonly CastModels[]): Scripted {
	const asked = rolesAsked(design);
	return scriptedAmong(
		casts.flatMap(({ models }) => CAST.filter((role) => asked.has(role)).map((role) => models[role])),
	);
}
