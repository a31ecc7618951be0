// Node 20 does not run TypeScript; Vite, which has just built the page, does.
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
	const { takePicture } = await vite.ssrLoadModule('/test/picture/picture.ts');
	await takePicture(process.argv[2] ?? '.github/playground.webp');
} finally {
	await vite.close();
}
