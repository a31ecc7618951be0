import { plural } from '../core/format.ts';

/** Asking more in an experiment that has been planned. */
export const benchGrowWords = {
	title: 'Ask more',
	lead: 'What has been asked stays. New runs come after it in the plan, drawn from the same seed; every method and every model is asked everything.',
	plannedSize: {
		ends: 'Whoever asks more after having seen results no longer has the size that was planned at first. From then on this experiment makes only statements that hold at any time: their ranges are wider, and it does not matter when one looks or stops.',
		ended:
			'This experiment already makes only statements that hold at any time; asking more changes nothing about that.',
		holds: 'Nothing has been asked yet: this becomes the planned size.',
	},
	notNow: {
		running: 'It runs. Pause it to ask more.',
		elsewhere: 'Another tab works on this experiment; ask more there, or when it has ended.',
	},

	instances: 'Questions per level',
	instancesHelp: (now: number) =>
		`Now ${now.toLocaleString('en')}. More questions make every statement surer.`,
	noInstances: 'Its questions are all imported; there are no more to draw.',
	repeats: 'Repeats of each question',
	repeatsHelp: (now: number) =>
		`Now ${now.toLocaleString('en')}. More repeats say how steady a model is, not how good.`,
	methods: 'More methods',
	noMethods: 'Every method is compared already, with the options you chose in the playground.',
	models: 'More models',
	modelsHelp: 'The other roles are played as for the first model.',
	noModels: 'Every model of this browser is asked already.',
	settings: 'Add a model under Settings',

	atLeast: (least: number) =>
		`A whole number, at least ${least.toLocaleString('en')}: an experiment only grows.`,
	nothing: 'Choose what is to be added.',
	plans: (more: number, total: number) =>
		`Plans ${plural(more, 'new run')}, ${total.toLocaleString('en')} in all. None begins by itself.`,
	act: 'Plan them',
	planned: (more: number) => `${plural(more, 'new run')} planned. Resume runs them.`,
	failed: (why: string) => `Nothing more was planned: ${why}`,
	partly: (why: string) => `Only a part was planned: ${why}`,
} as const;
