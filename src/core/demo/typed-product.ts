import { numberMultiply } from '../tasks/number-multiply/family.ts';
import { comparisonCheck } from './check-program.ts';
import { textChain } from './prose.ts';
import type { Subject } from './subject.ts';
import { drawnRate } from './success.ts';
import { weakProgram } from './weak-program.ts';

/** "2386 × 7419", "What is 12 * 34 * 5?" */
export function productSubject(text: string): Subject | null {
	const instance = numberMultiply.parse({ factors: factorsOf(text) });
	if (!instance) return null;
	const rate: Subject['rate'] = (way, temperament) =>
		drawnRate({ family: numberMultiply, instance, level: '' }, way, temperament);
	const program = numberMultiply.python(instance);
	return {
		key: `product ${instance.factors.join(' ')}`,
		family: 'number-multiply',
		right: numberMultiply.solve(instance),
		wrong: (rng) => numberMultiply.slip(instance, rng),
		isRight: (answer) => numberMultiply.verify(instance, answer).kind === 'correct',
		program,
		weakProgram: (wrong, rng) => weakProgram('number-multiply', instance, wrong, rng),
		checkProgram: (answer) => comparisonCheck(program, answer.replaceAll(/[,_ ]/g, '')),
		chain: (answer, isRight, rng) => textChain(numberMultiply, instance, answer, isRight, rng),
		endless: null,
		rate,
		outcome: 'likelier',
		leansToCode: rate('text', 'bold') < 0.5,
	};
}

/** All factors when the text holds exactly one chain of products and no other number. */
function factorsOf(text: string): string[] {
	const plain = text.replaceAll(/(?<=\d),(?=\d{3}\b)/g, '').replaceAll('−', '-');
	const chain =
		/(?<![\w.])\(?-?\d+\)?(?:\s*(?:[*×·x]|times|multiplied by)\s*\(?-?\d+\)?)+(?![\w]|\.\d)/i.exec(plain);
	if (!chain) return [];
	const around = plain.slice(0, chain.index) + plain.slice(chain.index + chain[0].length);
	return /\d/.test(around) ? [] : (chain[0].match(/-?\d+/g) ?? []);
}
