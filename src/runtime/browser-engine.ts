/** Which browser engine this is, for remedies that differ: rules for plain http and the local network do. */
export function browserEngine(userAgent: string): 'chromium' | 'firefox' | 'safari' | 'other' {
	// On iPhones every browser is Safari underneath, whatever it calls itself.
	if (/\b(?:iPhone|iPad|iPod)\b/.test(userAgent)) return 'safari';
	if (/\bFirefox\//.test(userAgent)) return 'firefox';
	if (/\b(?:Chrome|Chromium|HeadlessChrome)\//.test(userAgent)) return 'chromium';
	return /\bSafari\//.test(userAgent) ? 'safari' : 'other';
}
