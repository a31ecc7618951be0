import type { MatrixTransformationInstance } from './instance.ts';
import { transformations } from './transforms.ts';

export function solve(instance: MatrixTransformationInstance): string {
	return resultOf(instance).join(',');
}

/** The cells of the transformed matrix, row by row. */
export function resultOf({ matrix, transform }: MatrixTransformationInstance): string[] {
	return transformations[transform].apply(matrix).flat();
}
