import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the policy of the page names its one inline script by its hash, and the page of embeds has none', () => {
	const page = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
	const inline = [...page('index.html').matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => text);
	expect(inline).toHaveLength(1);
	const hash = createHash('sha256')
		.update(inline[0] ?? '')
		.digest('base64');
	expect(page('index.html')).toContain(`script-src 'self' 'sha256-${hash}' 'wasm-unsafe-eval';`);
	expect(page('embed.html')).not.toContain('<script>');
});
