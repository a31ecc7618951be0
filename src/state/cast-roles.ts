import type { CastModels } from '../core/setup/specs.ts';
import type { CastChoice } from './models.svelte.ts';

/** Who plays the roles beside the task model, by choice id. */
export type RoleChoices = Omit<CastChoice, 'model'>;

/** What was chosen for a cast: see `Models.castFor`. */
export function rolesOf({ models: { task, coach, checker, summariser } }: CastModels): RoleChoices {
	const role = ({ id }: { id: string }): string => (id === task.id ? 'same' : id);
	return {
		coach: coach.kind === 'rules' ? 'rules' : role(coach),
		checker: role(checker),
		summariser: role(summariser),
	};
}
