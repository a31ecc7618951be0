import { describe, expect, it } from 'vitest';
import { METHOD_IDS } from '../../../src/core/method-id.ts';
import { face, faceOf, faces, IDEAS } from '../../../src/core/methods/faces.ts';
import { methods } from '../../../src/core/methods/registry.ts';

describe.each(faces.map((known) => [known.id, known] as const))('the face of %s', (id, known) => {
	it('says in one short sentence what happens, for the line below a lane’s name', () => {
		expect(known.tagline.length).toBeLessThanOrEqual(50);
		expect(known.tagline).toMatch(/^[A-Z][^.!?]+\.$/);
	});

	it('says in one sentence what the method is, and more than its tagline', () => {
		expect(known.summary).toMatch(/^[A-Z][^.!?]+\.$/);
		expect(known.summary.length).toBeGreaterThan(known.tagline.length);
	});

	it('calls the task model first and no role twice', () => {
		expect(known.roles[0]).toBe('task');
		expect(new Set(known.roles).size).toBe(known.roles.length);
	});

	it('is what the plan says of itself', () => {
		expect(methods.find((method) => method.id === id)).toMatchObject(known);
	});
});

describe('the faces of the methods', () => {
	it('come in the order of the method list, under names and lines of their own', () => {
		expect(faces.map(({ id }) => id)).toEqual(METHOD_IDS);
		for (const field of ['label', 'tagline', 'summary'] as const) {
			expect(new Set(faces.map((known) => known[field])).size).toBe(METHOD_IDS.length);
		}
	});

	it('leave no group of the list empty', () => {
		expect([...IDEAS].filter((idea) => !faces.some((known) => known.idea === idea))).toEqual([]);
	});

	it('put a method in the coach’s group when it calls a coach, and no other', () => {
		for (const { idea, roles } of faces) expect(idea === 'coach').toBe(roles.includes('coach'));
	});

	it('put the methods that are in neither paper, and no other, in the group of ours', () => {
		for (const { idea, source } of methods) expect(idea === 'ours').toBe(source.paper === 'ours');
	});

	it('are none for a name that is no method’s', () => {
		expect(faceOf('codesteer')).toEqual(face('codesteer'));
		expect([faceOf('nothing'), faceOf('toString'), faceOf('')]).toEqual([null, null, null]);
	});
});
