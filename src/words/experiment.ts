/** What the state of an experiment says for itself. */
export const experimentWords = {
	elsewhere: 'Another tab works on this experiment: change it there, or when it has ended.',
	gone: 'This experiment was deleted in another tab, with its runs. Set up a new one.',
	notBegun: 'The browser did not let this page begin the run. Reload the page and resume.',
} as const;
