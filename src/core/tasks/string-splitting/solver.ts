import { countList } from '../kit/stock-answer.ts';
import { runStock } from '../kit/stock.ts';
import { processOf, type StringSplittingInstance } from './instance.ts';

export function solve(instance: StringSplittingInstance): string {
	return countList(runStock(processOf(instance)).counts);
}
