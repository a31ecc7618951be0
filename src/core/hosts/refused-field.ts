import { complaintOf } from './host-words.ts';
import type { OptionalField } from './optional-field.ts';

/**
 * Which optional field an error answer complains about; null when it is about something else.
 * @internal for tests
 */
export function refusedField(status: number, body: string): OptionalField | null {
	return refusedFields(status, body)[0] ?? null;
}

/**
 * The optional fields an error answer may be about, most likely first. Understood are the words of hosts (statuses 400, 404, 405,
 * 422, 501) and of servers that call a fault of the request their own (500: a chat template's exception, a Python ValueError).
 */
export function refusedFields(status: number, body: string): OptionalField[] {
	const text = complaintOf(body);
	const isOfRequest = [400, 404, 405, 422, 501].includes(status);
	if (!isOfRequest && status < 500) return [];
	const found: OptionalField[] = [];
	if (isAboutPrefill(text)) found.push('prefill');
	if (isAboutTools(text)) found.push('tools');
	if (isAboutAlternation(text)) found.push('alternation', 'system', 'tools');
	if (isAboutSystem(text)) found.push('system');
	if (isOfRequest && isAboutOpaque(text)) found.push('opaque');
	if (/\btop_p\b/.test(text) && isOfRequest) found.push('top_p');
	if (/temperature/.test(text) && (isOfRequest || /positive|greater than/.test(text)))
		found.push('temperature');
	if (isOfRequest) found.push(...refusedParameters(text));
	if (isAboutEmptyContent(text)) found.push('null_content');
	return [...new Set(found)];
}

const denial =
	/unsupported|not (?:yet )?(?:be )?support|unknown|unrecogni[sz]ed|extra|not permitted|not allowed|unexpected|not (?:take|accept)|only the default|not enabled|deprecated|invalid|forbidden|must (?:be|not)|should be|cannot|not valid|out of range/;

function refusedParameters(text: string): OptionalField[] {
	const found: OptionalField[] = [];
	if (!denial.test(text)) return found;
	if (/stream_options|include_usage/.test(text)) found.push('stream_options');
	if (/logprobs/.test(text)) found.push('logprobs');
	if (
		/max_completion_tokens|max_tokens/.test(text) &&
		/instead|unsupported|unknown|extra|unrecogni[sz]ed|not support/.test(text)
	) {
		found.push('max_tokens');
	}
	if (/\bseed\b|random_seed/.test(text)) found.push('seed');
	return found;
}

/** `text` is in lower case and short, so a bounded look around each word is cheap. */
function isAboutTools(text: string): boolean {
	return (
		/(?:not|n['’]t|cannot|never|without|no)\b.{0,40}\b(?:support|able|enabled|available|allowed|permitted|use|call)\w*.{0,40}\b(?:tools?\b|tool[ _-]?(?:use|call|choice)|function[ _-]?call)/.test(
			text,
		) ||
		/\b(?:tools?|tool[ _-]?(?:use|calls?|calling|choice)|function[ _-]?call(?:s|ing)?)\b.{0,20}\b(?:(?:is|are) )?(?:not|n['’]t|un)[ -]?(?:yet |currently |fully )?(?:support|enabled|available|allowed|permitted|implemented)/.test(
			text,
		) ||
		/no endpoints found.{0,60}\btool|--enable-auto-tool-choice|--tool-call-parser|\btools?\b.{0,40}--jinja|unsupported param\w*: ?["'`]?tools?\b/.test(
			text,
		) ||
		/(?:unsupported|unknown|unrecogni[sz]ed|unexpected|extra|not permitted|extra_forbidden|invalid)\W+(?:(?:request|body|input|field|param|parameters?|arguments?|keyword|key|property|name|supplied|inputs?|are|forbidden|value)\W+){0,5}tools(?![\w[.])/.test(
			text,
		) ||
		/(?:role|property|extra_forbidden|body)\W+["'`]?tools?["'`]?\W.{0,30}(?:not support|unsupported|not permitted|extra_forbidden|invalid)/.test(
			text,
		)
	);
}

function isAboutPrefill(text: string): boolean {
	return /prefill|continue_final_message|must end with a user|(?:last|final) (?:message|role|turn)\b.{0,60}\b(?:user|assistant)\b|\bassistant messages? at the end\b/.test(
		text,
	);
}

function isAboutAlternation(text: string): boolean {
	return /altern|consecutive (?:user|assistant|messages)|same role|roles? must|must (?:start|begin) with (?:a )?(?:user|system)|first (?:non-system )?message must|multiple system messages|system message must be (?:at|the first)/.test(
		text,
	);
}

function isAboutSystem(text: string): boolean {
	return (
		/system[ _-]?(?:role|message|prompt|instruction)s?.{0,60}(?:not|n['’]t|un)[ -]?(?:yet )?(?:support|allow|enabled|accept|permitted|available)/.test(
			text,
		) ||
		/(?:not|n['’]t) (?:yet )?(?:support|allow|accept|have|take).{0,30}\b(?:system|developer)\b/.test(text) ||
		/only (?:the )?["'`]?user["'`]?,? (?:and|or|\/) ["'`]?(?:assistant|model)/.test(text) ||
		/developer instruction|unknown role.{0,20}system|(?:invalid|unsupported|unexpected) role.{0,20}system|role ["'`]?system["'`]?.{0,30}(?:not|invalid|unsupported)|input should be ["'`](?:user|assistant)["'`].{0,60}role|role.{0,80}(?:should|must) be.{0,20}["'`]?(?:user|assistant)/.test(
			text,
		)
	);
}

function isAboutOpaque(text: string): boolean {
	return (
		/reasoning_(?:content|details|opaque)|\breasoning\b|thinking_blocks|extra_content|provider_specific_fields/.test(
			text,
		) &&
		/unsupported|not support|unknown|unrecogni[sz]ed|extra|not permitted|not allowed|unexpected/.test(text)
	);
}

function isAboutEmptyContent(text: string): boolean {
	return /\bcontent\b.{0,60}(?:null|none|missing|required|valid string|be (?:a )?string|must not be empty|cannot be empty)|(?:missing|null|expected string).{0,40}\bcontent\b/.test(
		text,
	);
}
