import type { LiveAttack } from './attack.ts';

/**
 * What a program may try from where it runs, in the interpreter: by Python's own means, and through `js`, which gives it everything
 * that JavaScript in its worker has. Settings runs these in the page a person looks at, the tests run them in every engine.
 */
export const liveAttacks = [
	{
		id: 'indexeddb-open',
		kind: 'IndexedDB',
		python: 'return first(js.indexedDB.open("codesteer-playground"), "success", "error", "blocked")',
	},
	{ id: 'indexeddb-list', kind: 'IndexedDB', python: 'return js.indexedDB.databases()' },
	{ id: 'local-storage', kind: 'page storage', python: 'return js.localStorage.getItem(DECOY)' },
	{ id: 'session-storage', kind: 'page storage', python: 'return js.sessionStorage.getItem(DECOY)' },
	{ id: 'cookie-store', kind: 'cookies', python: 'return js.cookieStore.getAll()' },
	{ id: 'cookie-text', kind: 'cookies', python: 'return js.document.cookie' },
	{ id: 'caches-match', kind: 'Cache Storage', python: 'return js.caches.match(f"{PAGE}{DECOY}")' },
	{ id: 'caches-list', kind: 'Cache Storage', python: 'return js.caches.keys()' },
	{ id: 'private-files', kind: 'private files', python: 'return js.navigator.storage.getDirectory()' },
	{
		id: 'service-worker',
		kind: 'service workers',
		python: 'return js.navigator.serviceWorker.register(f"{PAGE}sw.js")',
	},
	{
		id: 'broadcast-channel',
		kind: 'channels',
		python: 'return js.BroadcastChannel.new("codesteer-playground")',
	},
	{
		id: 'locks',
		kind: 'channels',
		python: 'return js.navigator.locks.request("codesteer-playground", lambda lock: "held")',
	},
	{ id: 'shared-memory', kind: 'channels', python: 'return js.SharedArrayBuffer.new(8)' },
	{
		id: 'take-back',
		kind: 'nested workers',
		python: 'js.URL.revokeObjectURL(js.location.href)\nreturn "no interpreter starts any more"',
	},
	{ id: 'message-to-frame', kind: 'channels', python: 'js.postMessage("hello")\nreturn "sent"' },
	{ id: 'document', kind: 'windows', python: 'return js.document.title' },
	{ id: 'window', kind: 'windows', python: 'return js.window.name' },
	{ id: 'parent', kind: 'windows', python: 'return js.parent.location' },
	{ id: 'top', kind: 'windows', python: 'return js.top.location' },
	{ id: 'opener', kind: 'windows', python: 'return js.opener.location' },
	{ id: 'window-open', kind: 'windows', python: 'return js.open(address("open"))' },
	{ id: 'fetch-page', kind: 'fetch', python: 'return js.fetch(address("fetch-page", PAGE))' },
	{
		id: 'fetch-page-blind',
		kind: 'fetch',
		python: 'return js.fetch(address("fetch-page-blind", PAGE), mode="no-cors")',
	},
	{ id: 'fetch', kind: 'fetch', python: 'return js.fetch(address("fetch"))' },
	{
		id: 'fetch-blind',
		kind: 'fetch',
		python: 'return js.fetch(address("fetch-blind"), mode="no-cors", method="POST", body="x")',
	},
	{
		id: 'fetch-lasting',
		kind: 'fetch',
		python: 'return js.fetch(address("fetch-lasting"), mode="no-cors", keepalive=True)',
	},
	{
		id: 'open-url',
		kind: 'XMLHttpRequest',
		python: 'import pyodide.http\nreturn pyodide.http.open_url(address("open-url")).read()',
	},
	{
		id: 'urllib',
		kind: 'XMLHttpRequest',
		python: 'import urllib.request\nreturn urllib.request.urlopen(address("urllib"), timeout=1).read()',
	},
	{
		id: 'xhr',
		kind: 'XMLHttpRequest',
		python:
			'request = js.XMLHttpRequest.new()\nrequest.open("GET", address("xhr"), False)\nrequest.send()\nreturn request.status',
	},
	{
		id: 'web-socket',
		kind: 'WebSocket',
		python:
			'socket = js.WebSocket.new(address("web-socket").replace("http", "ws", 1))\nreturn first(socket, "open", "error", "close")',
		isProvedByPolicy: true,
	},
	{
		id: 'socket',
		kind: 'WebSocket',
		python:
			'import socket\nhost = js.URL.new(ELSEWHERE)\nport = int(host.port or 443)\nsocket.create_connection((host.hostname, port), timeout=1).send(b"x")\nreturn "sent"',
	},
	{
		id: 'event-source',
		kind: 'EventSource',
		python: 'return first(js.EventSource.new(address("event-source")), "open", "error")',
		isProvedByPolicy: true,
	},
	{
		id: 'web-transport',
		kind: 'WebTransport',
		// What it promises about its end is refused as well, and that nobody asks for.
		python:
			'transport = js.WebTransport.new(address("web-transport").replace("http:", "https:", 1))\ntransport.closed.catch(lambda error: None)\nreturn transport.ready',
		isProvedByPolicy: true,
	},
	{ id: 'beacon', kind: 'beacons', python: 'return js.navigator.sendBeacon(address("beacon"), "x") or None' },
	{ id: 'web-rtc', kind: 'WebRTC', python: 'return js.RTCPeerConnection.new()' },
	{ id: 'picture', kind: 'pictures and fonts', python: 'return js.Image.new()' },
	{
		id: 'font',
		kind: 'pictures and fonts',
		python: `return js.FontFace.new("x", f"url('{address('font')}')").load()`,
	},
	{ id: 'import-scripts', kind: 'imports', python: 'return js.importScripts(address("import-scripts"))' },
	{
		id: 'package',
		kind: 'imports',
		python:
			'import pyodide_js\npyodide_js.loadPackage(address("package/attack-1.0-py3-none-any.whl"))\nreturn lambda: pyodide_js.loadedPackages.object_keys().length or None',
	},
	{
		id: 'navigation',
		kind: 'navigation',
		python:
			'before = js.location.href\njs.location.href = address("navigation")\nreturn None if js.location.href == before else "moved"',
	},
	{
		id: 'worker',
		kind: 'nested workers',
		python:
			'return js.Worker.new(js.URL.createObjectURL(js.Blob.new(to_js(["fetch(" + repr(address("worker")) + ")"]))))',
	},
	{
		id: 'shared-worker',
		kind: 'nested workers',
		python: 'return js.SharedWorker.new(address("shared-worker"))',
	},
	{ id: 'eval', kind: 'code from text', python: 'return js.eval("1 + 1")' },
	{ id: 'function', kind: 'code from text', python: 'return js.Function.new("return 2")()' },
	{
		id: 'run-js',
		kind: 'code from text',
		python: 'import pyodide.code\nreturn pyodide.code.run_js("1 + 1")',
	},
	{
		id: 'timer',
		kind: 'code from text',
		python: 'js.setTimeout("globalThis.ran = true", 0)\nreturn lambda: getattr(js, "ran", None)',
	},
	{ id: 'files', kind: 'this computer', python: 'return open("/etc/passwd").read()' },
	{
		id: 'program',
		kind: 'this computer',
		python: 'import subprocess\nreturn subprocess.run(["ls", "/"], capture_output=True).stdout',
	},
	{ id: 'clipboard', kind: 'this computer', python: 'return js.navigator.clipboard.readText()' },
	{
		id: 'notification',
		kind: 'this computer',
		python: 'return first(js.Notification.new("x"), "show", "error")',
	},
] as const satisfies readonly LiveAttack[];

export type LiveAttackId = (typeof liveAttacks)[number]['id'];
