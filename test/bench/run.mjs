// Node 20 does not run TypeScript; Vite, which has just built the page, does.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

// Kept until the end, because modules under measurement import others on demand.
const vite = await createServer({
	root: fileURLToPath(new URL('../..', import.meta.url)),
	configFile: false,
	logLevel: 'error',
	appType: 'custom',
	optimizeDeps: { noDiscovery: true },
	server: { middlewareMode: true, watch: null, ws: false },
});
try {
	const { bench } = await vite.ssrLoadModule('/test/bench/bench.ts');
	await bench(process.argv.slice(2));
} finally {
	await vite.close();
}
