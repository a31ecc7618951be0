// Node 20 does not run TypeScript; Vite does. Arguments: model name, address, file for the replies, minutes, and
// `checks` for checking programs alone.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const vite = await createServer({
	root: fileURLToPath(new URL('../..', import.meta.url)),
	configFile: false,
	logLevel: 'error',
	appType: 'custom',
	optimizeDeps: { noDiscovery: true },
	server: { middlewareMode: true, watch: null, ws: false },
});
try {
	const { collect } = await vite.ssrLoadModule('/test/corpus/collect.ts');
	const [model, address, file, minutes = '60', what] = process.argv.slice(2);
	await collect({ model, address, file, minutes: Number(minutes), what });
} finally {
	await vite.close();
}
