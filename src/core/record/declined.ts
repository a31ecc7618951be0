/** Longer than a refusal's first sentences; what a model says far down in a reply is about something else. */
const LOOKED_AT = 300;

const DECLINES =
	/\b(?:i|we)(?: am|['’]m| are|['’]re)? (?:cannot|can ?not|can['’]t|could not|couldn['’]t|unable to|not able to|won['’]t|will not|must decline|decline)(?: to)? (?:help|assist|answer|solve|provide|comply|do|complete|continue|fulfil|give|process|run|execute|engage|respond)|\bas an ai\b|\b(?:sorry|apologi[sz]e)\b[^.!?\n]{0,60}\b(?:can ?not|can['’]t|unable|not able)\b/i;

/** Whether a reply declines to answer, by its first words. Looked at only where no answer was found in it. */
export function isRefusal(reply: string): boolean {
	return DECLINES.test(reply.slice(0, LOOKED_AT));
}
