import { describe, expect, it } from 'vitest';
import { compareTyped } from '../../../../src/core/reply/typed/compare.ts';

const SPEED = 'A train goes 240 km in 2 hours. What is its average speed?';
const MINUTES = 'A train goes 90 km in 45 minutes. How fast is it on average?';

function verdict(expected: string, text: string, question?: string): string {
	return compareTyped(expected, { text, from: 'output-marker' }, question).kind;
}

describe('a number with its unit', () => {
	it.each([
		['120 km/h', '120.0', SPEED],
		['120 km/h', '120', MINUTES],
		['120', '120 km/h', SPEED],
		['120', '120 km/h', MINUTES],
		['120', '120 kilometres per hour', SPEED],
		['120 km/h', '120 kilometers an hour', SPEED],
		['120 km/h', 'The average speed is 120.0 km/h.', SPEED],
		['120 km/h', '120 kmh', SPEED],
		['120 km/h', '120 kph', SPEED],
		['120 km/h', '120 km/hr', undefined],
		['120 km/h', '120 Kilometer pro Stunde', 'Wie schnell ist der Zug?'],
		['60 mph', '60 miles per hour', undefined],
		['9.8 m/s^2', '9.8 m/s²', undefined],
		['9.8 m/s²', '9.8 metres per second squared', undefined],
		['20 °C', '20 degrees Celsius', undefined],
		['3 Stunden', '3 h', undefined],
		['120 km/h', '120 km h^-1', SPEED],
		['120 km/h', '$120\\ \\mathrm{km\\,h^{-1}}$', SPEED],
		['120 km/h', '120 km·h⁻¹', SPEED],
		['9.8 m/s²', '9.8 m s^-2', undefined],
		['5 mm', '0.5 cm', 'How thick is it?'],
		['36 km/h', '10 m/s', 'How fast is it?'],
		['2 m²', '20000 cm²', 'What is the area?'],
		['90 min', '1.5 hours', 'How long does it take?'],
		['5', '5 mm', 'How thick is it in mm?'],
		['5', '5', 'How thick is it in mm?'],
		['5 cm', '5.0', 'How long is the side of a square of 25 cm²?'],
		['15 euros', '15', 'What do 3 pens of 5 euros cost?'],
	])('%s is said by %j, asked %j', (expected, text, question) => {
		expect(verdict(expected, text, question)).toBe('correct');
	});

	it.each([
		['5 mm', '5 m', undefined],
		['5 mm', '5 m', 'How thick is it in mm?'],
		['5', '5 m', 'How thick is it in mm?'],
		['120 km/h', '120 m/s', SPEED],
		['120 km/h', '120 m s^-1', SPEED],
		['2 m²', '2 cm²', undefined],
		['90 minutes', '90 seconds', undefined],
	])('%s of another size is wrong: %j, asked %j', (expected, text, question) => {
		expect(verdict(expected, text, question)).toBe('incorrect');
	});

	it.each([
		['5', '0.5 cm', 'How thick is it in mm?'],
		['210 minutes', '3.5 hours', 'Convert 3.5 hours to minutes.'],
		['5 mm', '5 kg', undefined],
	])('%s is left to a reader beside %j, asked %j', (expected, text, question) => {
		expect(verdict(expected, text, question)).toBe('not-checked');
	});

	it.each([
		['120', '120 m/s', SPEED],
		['120', '120 mph', SPEED],
		['120', '120 km/s', SPEED],
		['120', '120 mph', `${SPEED} Answer in km/h.`],
		['120 km/h', '120 mph', SPEED],
		['120 km/h', '120 km', SPEED],
		['120 km/h', '100', SPEED],
		['5 m', '5 mm', 'How long is the rope of 2 m and 3 m?'],
		['5', '5 mm', 'How long is the rope of 2 m and 3 m?'],
		['20 °C', '20 °F', 'How warm is it at noon?'],
		['12 m²', '12 m', 'What is the area of 3 m by 4 m?'],
		['15 euros', '15 dollars', 'What do 3 pens of 5 euros cost?'],
		['2 h 35 min', '155', 'How long does the ride take?'],
		['5 cm', '5', undefined],
	])('%s is never said by %j, asked %j', (expected, text, question) => {
		expect(verdict(expected, text, question)).not.toBe('correct');
	});
});
