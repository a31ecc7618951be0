/** Whether all that `wanted` names is so. */
export function matches(value: unknown, wanted: unknown): boolean {
	if (typeof wanted !== 'object' || wanted === null) return value === wanted;
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(wanted).every(([name, part]) => matches(Reflect.get(value, name), part));
}
