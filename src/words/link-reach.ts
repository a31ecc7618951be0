/** Who can open a link that is made here. */
export const linkReachWords = {
	/** The page stands at an address that every computer takes for itself. */
	ownComputer:
		'Only this computer can open this link: its address means, on any other device, that device itself.',
	/** Between them stands what is typed. */
	start:
		'For a link that others can open, put the page on a web host; or, for devices in the same network, start it with',
	then: 'and make the link in the page at the “Network” address that it then prints.',
	command: 'npm start -- --host',
} as const;
