/** The same method with other options, as another one to compare. */
export const benchVariantWords = {
	title: 'The same method with other options',
	lead: 'What a knob does is seen by comparing two settings of it on the same questions, as with a checker switched off.',
	method: 'Method',
	presets: 'Settings of the paper and of its code',
	isTaken: 'This is among those compared; change a knob for another.',
	add: 'Compare this too',
} as const;
