import { toggle, isOn } from '../options.ts';
import type { MethodOptions } from '../../method-id.ts';
import { say } from '../prompts/say.ts';

export const packagesOption = toggle(
	'packages',
	'Say which packages Python has',
	false,
	'The papers say nothing of it; their Python had everything. A model that is not told may import what no web page has, like ortools',
);

/** The instruction, with what Python has in a page behind it where the option asks for it. Empty instructions stand for none. */
export function withPackages(instruction: string, options: MethodOptions): string {
	if (!isOn(packagesOption, options)) return instruction;
	return [instruction, say(WHICH_PACKAGES)].filter((part) => part !== '').join(' ');
}

/** Which of them a page brings is up to its host: the sentence is true of every page. */
export const WHICH_PACKAGES =
	'Python runs inside a web page: besides its standard library it may have numpy, scipy, pandas, sympy, networkx, ' +
	'matplotlib, pysat, z3 and pulp. It has no ortools, gurobipy or cplex, no pip, no network and no files of anybody; ' +
	'if an import may fail, do without it. numpy has 32 bits for whole numbers there and does not say when that is too few: give ' +
	'dtype=np.int64, or dtype=object; a singular matrix gives nan instead of a LinAlgError.';
