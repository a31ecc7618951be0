import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';
import { orderDomain } from './domains.ts';
import { searchOrders, type OrderClue } from './search.ts';

/** Objects in a row, told by clues; which of them stands at the asked place? */
export interface LogicalDeductionInstance {
	/** One of the ids in `orderDomains`. */
	domain: string;
	/** In order of introduction. */
	objects: string[];
	clues: OrderClue[];
	/** 1-based from the first end of the domain. */
	askPosition: number;
	/** Objects; the first is option A. */
	options: string[];
}

const MAX_OBJECTS = 12;

/** Clues that leave one order, and an option that has the asked place in it. */
export function parseLogicalDeduction(value: unknown): LogicalDeductionInstance | null {
	if (!isRecord(value)) return null;
	const { domain, objects, clues, askPosition, options } = value;
	if (typeof domain !== 'string' || orderDomain(domain) === undefined) return null;
	const isName = (name: unknown): name is string =>
		typeof name === 'string' && /^\p{L}[\p{L}' -]{1,39}$/u.test(name);
	if (!isListOf(objects, 2, MAX_OBJECTS, isName) || new Set(objects).size !== objects.length) return null;
	const isObject = (name: unknown): name is string => isName(name) && objects.includes(name);
	const isClue = (clue: unknown): clue is OrderClue => {
		if (!isRecord(clue) || !isObject(clue['a'])) return false;
		if (clue['kind'] === 'at') return isWhole(clue['position'], 1, objects.length);
		if (!isObject(clue['b']) || clue['a'] === clue['b']) return false;
		if (clue['kind'] === 'gap') {
			return isWhole(clue['distance'], -objects.length, objects.length) && clue['distance'] !== 0;
		}
		return clue['kind'] === 'before' || clue['kind'] === 'adjacent';
	};
	if (!isListOf(clues, 1, 200, isClue) || !isWhole(askPosition, 1, objects.length)) return null;
	if (!isListOf(options, 2, MAX_OBJECTS, isObject) || new Set(options).size !== options.length) return null;
	const instance = { domain, objects, clues, askPosition, options };
	return rightOption(instance) === null ? null : instance;
}

/** Index of the option that has the asked place in the only order; null when the clues leave none or several. */
export function rightOption({
	objects,
	clues,
	askPosition,
	options,
}: LogicalDeductionInstance): number | null {
	const { count, order, complete } = searchOrders(objects, clues, 2);
	if (count !== 1 || !complete) return null;
	const right = options.indexOf(order?.[askPosition - 1] ?? '');
	return right < 0 ? null : right;
}
