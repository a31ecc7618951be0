import { expect, test } from 'vitest';
import { slimWheel } from '../../workers/vendor/slim-wheel.ts';
import { createWheel } from '../browser/support/wheel.ts';

const rest = { 'thing/__init__.py': 'x = 1\n', 'thing/nest.py': 'y = 2\n' };
const wheel = Buffer.from(
	createWheel('thing', {
		'thing/__init__.py': rest['thing/__init__.py'],
		'thing/tests/test_x.py': 'assert 0\n',
		'thing/inner/tests/test_y.py': 'assert 0\n',
		'thing/solver/program.exe': 'MZ',
		'thing/nest.py': rest['thing/nest.py'],
	}).bytes,
);

test('a wheel without what no page can use is the wheel that never had it', () => {
	expect(slimWheel(wheel, ['/tests/', 'thing/solver/'])).toEqual(
		Buffer.from(createWheel('thing', rest).bytes),
	);
});

test('one that loses nothing stays as it is', () => {
	expect([slimWheel(wheel, []), slimWheel(wheel, ['/no/'])]).toEqual([wheel, wheel]);
});

test('what is no wheel is refused', () => {
	expect(() => slimWheel(Buffer.from('<p>not found</p>'), ['/tests/'])).toThrow('no plain zip archive');
});
