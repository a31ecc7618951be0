import type { FamilyDemo } from '../family-demo.ts';
import check from './check.py?raw';

export const demo: FamilyDemo<unknown> = { check };
