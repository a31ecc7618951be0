// Puts packages of Python beside the page, see vendor/vendor.ts. Node 20 does not run TypeScript; Vite does.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = await createServer({
	root,
	configFile: false,
	logLevel: 'error',
	appType: 'custom',
	optimizeDeps: { noDiscovery: true },
	server: { middlewareMode: true, watch: null, ws: false },
});
try {
	const { vendorPackages } = await vite.ssrLoadModule('/workers/vendor/vendor.ts');
	const report = await vendorPackages(root, process.argv.slice(2));
	for (const line of report.lines) process.stdout.write(`${line}\n`);
	if (!report.isDone) process.exitCode = 1;
} finally {
	await vite.close();
}
