import { numberMultiply } from '../tasks/number-multiply/family.ts';
import { comparisonCheck } from './check-program.ts';
import { familySubject } from './instance-subject.ts';
import type { Subject } from './subject.ts';

/** "2386 × 7419", "What is 12 * 34 * 5?" */
export function productSubject(text: string): Subject | null {
	const instance = numberMultiply.parse({ factors: factorsOf(text) });
	if (!instance) return null;
	const general = familySubject(numberMultiply, instance, '');
	const program = numberMultiply.python(instance);
	return {
		...general,
		key: `product ${instance.factors.join(' ')}`,
		right: numberMultiply.solve(instance),
		program,
		checkProgram: (answer) => comparisonCheck(program, answer.replaceAll(/[,_ ]/g, '')),
		endless: null,
		outcome: 'likelier',
		leansToCode: general.rate('text', 'bold') < 0.5,
		codesWhenBig: general.rate('tools', 'bold') >= 0.99,
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
