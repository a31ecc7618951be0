/** Words placeholders are made of. */
const words = new Set(
	(
		'none null nil na no not non empty any anything whatever unused ignored ignore needed required necessary optional ' +
		'test testing tester dummy fake mock sample example demo default foo bar baz abc xyz todo tbd changeme change me ' +
		'placeholder insert enter replace paste put type add your my our the a an this that is here with for it key keys apikey ' +
		'api token tokens secret password pass pw auth bearer user admin local localhost server model string value text true ' +
		'false undefined ollama lm studio lmstudio llama cpp llamacpp vllm openai openrouter anthropic sk pk hf gsk csk proj ' +
		'or ant ok yes hello world'
	).split(' '),
);

/** Shorter than this, nothing is kept secret by it. */
const least = 8;

/**
 * Whether a text typed as a key can be a secret. What people type where a server wants just anything ("none", "ollama",
 * "sk-xxx", "your-api-key", "EMPTY", short words) is not: blacking it out would only garble what a host says.
 */
export function canBeSecret(key: string): boolean {
	if (key.length < least || new Set(key).size < 5) return false;
	const parts = key.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
	if (parts.every(isPlain) && parts.some((part) => /^[A-Za-z]{3}/.test(part))) return false;
	// One longer word in one case, without a digit, is a word.
	return key.length >= 16 || /\d/.test(key) || (/[a-z]/.test(key) && /[A-Z]/.test(key.slice(1)));
}

/** A placeholder's word, a counted-up number or a run of one letter. */
function isPlain(part: string): boolean {
	const [, letters = '', digits = ''] = /^([A-Za-z]*)(\d*)$/.exec(part) ?? ['', part, ''];
	const isCounted = '1234567890'.startsWith(digits) || new Set(digits).size === 1;
	return (
		isCounted &&
		(letters === '' || words.has(letters.toLowerCase()) || new Set(letters.toLowerCase()).size === 1)
	);
}
