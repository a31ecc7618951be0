import { build } from 'vite';

const BUNDLED = '?bundled';

/**
 * One classic script out of a module and its imports.
 *
 * @param define names in it that stand for values
 * @param bundled what an import that ends in `?bundled` gives, as text
 */
export async function bundleScript(
	entry: string,
	define: Readonly<Record<string, unknown>>,
	bundled?: string,
): Promise<string> {
	const result = await build({
		configFile: false,
		logLevel: 'error',
		define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
		plugins: [
			{
				name: 'bundled-source',
				enforce: 'pre',
				resolveId: (id) => (id.endsWith(BUNDLED) ? `\0${id}` : null),
				load: (id) =>
					id.startsWith('\0') && id.endsWith(BUNDLED) ? `export default ${JSON.stringify(bundled)}` : null,
			},
		],
		build: {
			write: false,
			target: 'es2023',
			copyPublicDir: false,
			rolldownOptions: { input: entry, external: /^node:/, output: { format: 'iife', codeSplitting: false } },
		},
	});
	const output = 'output' in result ? result.output : undefined;
	const chunk = output?.[0];
	if (chunk?.type !== 'chunk' || output?.length !== 1)
		throw new Error(`${entry} must bundle into one script`);
	return chunk.code;
}
