import { runStock } from '../kit/stock.ts';
import type { StringSynthesisInstance } from './instance.ts';

export function solve(instance: StringSynthesisInstance): string {
	return runStock(instance).counts.join(' ');
}
