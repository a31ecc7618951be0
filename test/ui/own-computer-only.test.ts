import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import OwnComputerOnly from '../../src/ui/kit/OwnComputerOnly.svelte';

const saidOf = (address: string): string => render(OwnComputerOnly, { props: { address } }).body;

test.each([
	'http://localhost:4173/#/class/join?d=x',
	'http://127.0.0.1:8000/',
	'http://[::1]/sub/',
	'https://page.localhost/',
])('beside a link that only this computer can open stands that, and what to do: %s', (address) => {
	expect(saidOf(address)).toMatch(/Only this computer can open this link.*npm start -- --host/s);
});

test.each([
	'https://somebody.github.io/playground/#/open/x',
	'http://192.168.1.20:4173/',
	'http://lecture.local/',
])('beside a link that others can open stands nothing: %s', (address) => {
	expect(saidOf(address)).not.toMatch(/\w{3}/);
});
