import { numberMultiply } from '../tasks/number-multiply/family.ts';
import { product } from '../typed/product.ts';
import { readTyped } from '../typed/registry.ts';
import { comparisonCheck } from './check-program.ts';
import { familySubject } from './instance-subject.ts';
import type { Subject } from './subject.ts';

/** "2386 × 7419", "What is 12 * 34 * 5?" */
export function productSubject(text: string): Subject | null {
	const instance = readTyped(product, text);
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
