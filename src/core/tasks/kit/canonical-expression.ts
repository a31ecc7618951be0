import type { Expression } from './expression.ts';

/** What a part of an expression joins: terms of a sum, factors of a product, or one number. */
interface Part {
	joins: 'sum' | 'product' | 'number';
	/** Written out; those taken away or divided by are inverse. */
	members: readonly { text: string; isInverse: boolean }[];
}

/**
 * One way of writing for expressions that differ only in brackets that change nothing and, where the order of numbers is free, in
 * the order of terms and factors: `8*(9-7)+3` for `3 + (9 - 7) * 8`. Nothing is worked out.
 */
export function canonicalExpression({ postfix }: Expression, order: 'free' | 'kept'): string | null {
	const stack: Part[] = [];
	for (const item of postfix) {
		if (typeof item === 'bigint') {
			stack.push({ joins: 'number', members: [{ text: String(item), isInverse: false }] });
			continue;
		}
		const last = stack.pop();
		if (last === undefined) return null;
		if (item === 'negate') {
			stack.push({ joins: 'sum', members: inverse(membersOf(last, 'sum', order)) });
			continue;
		}
		const first = stack.pop();
		if (first === undefined) return null;
		const joins = item === '+' || item === '-' ? 'sum' : 'product';
		const [left, right] = [membersOf(first, joins, order), membersOf(last, joins, order)];
		const turns = item === '-' || item === '/';
		stack.push({ joins, members: [...left, ...(turns ? inverse(right) : right)] });
	}
	const [whole] = stack;
	return whole === undefined || stack.length > 1 ? null : written(whole, order);
}

function membersOf(part: Part, joins: 'sum' | 'product', order: 'free' | 'kept'): Part['members'] {
	if (part.joins === joins) return part.members;
	const text = part.joins === 'number' ? (part.members[0]?.text ?? '') : `(${written(part, order)})`;
	return [{ text, isInverse: false }];
}

function inverse(members: Part['members']): Part['members'] {
	return members.map(({ text, isInverse }) => ({ text, isInverse: !isInverse }));
}

function written({ joins, members }: Part, order: 'free' | 'kept'): string {
	const [plain, turned] = joins === 'product' ? ['*', '/'] : ['+', '-'];
	const signed = members.map(({ text, isInverse }) => `${isInverse ? turned : plain}${text}`);
	return (order === 'free' ? signed.sort() : signed).join('');
}
