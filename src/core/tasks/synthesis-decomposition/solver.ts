import { countList } from '../kit/stock-answer.ts';
import { runStock } from '../kit/stock.ts';
import { processOf, type SynthesisDecompositionInstance } from './instance.ts';

export function solve(instance: SynthesisDecompositionInstance): string {
	return countList(runStock(processOf(instance)).counts);
}
