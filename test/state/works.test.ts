import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Works } from '../../src/state/works.ts';

test('the works of a tab are busy as long as one of them is', () => {
	const works = new Works();
	const inside = new Works();
	const [one, other] = [{ isBusy: false }, { isBusy: false }];
	const said = [works.add(one) === one, works.isBusy];
	works.add(inside);
	inside.add(other);
	other.isBusy = true;
	said.push(works.isBusy);
	other.isBusy = false;
	one.isBusy = true;
	said.push(works.isBusy);
	one.isBusy = false;
	said.push(works.isBusy);
	expect(said).toEqual([true, false, true, true, false]);
});
