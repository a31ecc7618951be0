import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { unquoted } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import { asEquation, investigate, type Claim } from './claims.ts';
import elimination from './elimination.py?raw';
import { importer } from './import.ts';
import { findingOf, parseWebOfLies, type WebOfLiesInstance } from './instance.ts';
import propagation from './propagation.py?raw';
import { solve, yesNo } from './solver.ts';
import { demo } from './demo.ts';

interface Params {
	people: number;
	/** Chain: everybody speaks of the one before. Tree: side branches too. System: comparisons and loops. */
	shape: 'chain' | 'tree' | 'system';
	shuffled: boolean;
}

const levels: readonly Level<Params>[] = [
	level('chain-3', '3 people in a row', { people: 3, shape: 'chain', shuffled: false }),
	level('chain-5', '5 people in a row', { people: 5, shape: 'chain', shuffled: false }, true),
	level('chain-10', '10 people in a row', { people: 10, shape: 'chain', shuffled: false }),
	level('chain-20', '20 people, claims shuffled', { people: 20, shape: 'chain', shuffled: true }),
	level('tree-30', '30 people with side branches', { people: 30, shape: 'tree', shuffled: true }),
	level('chain-50', '50 people, claims shuffled', { people: 50, shape: 'chain', shuffled: true }),
	level('system-12', '12 people who compare each other', { people: 12, shape: 'system', shuffled: true }),
	level('system-24', '24 people who compare each other', { people: 24, shape: 'system', shuffled: true }),
];

export const webOfLies: TaskFamily<WebOfLiesInstance, Params> = {
	id: 'web-of-lies',
	split: 'seen',
	area: ['logic'],
	rules:
		'Every person either always tells the truth or always lies. ' +
		'One fact is given, everybody else says something about others. ' +
		'Find out whether the person asked about tells the truth. ' +
		'A blind guess is right half of the time.',
	levels,
	generate,
	parse: parseWebOfLies,
	question: ({ claims, question }) =>
		'Each person below either always tells the truth or always lies. Statements without a speaker are facts.\n\n' +
		`${claims.map(sentence).join('\n')}\n\n` +
		`Does ${question} tell the truth? ` +
		'Answer with one word, Yes or No, between <<< and >>>: either <<<Yes>>> or <<<No>>>.',
	verify,
	canonical: ({ question }, answer) => {
		const said = answer.length > MAX_ANSWER_LENGTH ? null : readAnswer(answer, question);
		return said === null ? null : String(said);
	},
	solve,
	slip: (instance) => {
		const finding = findingOf(instance);
		return yesNo(!(finding.kind === 'determined' && finding.truthful));
	},
	python,
	draw: ({ claims, question }): Drawing[] => [
		{ kind: 'facts', caption: `Does ${question} tell the truth?`, facts: claims.map(sentence) },
	],
	importer,
	demo,
};

function level(id: string, label: string, params: Params, published = false): Level<Params> {
	return { id, label, published, params };
}

function generate({ params }: Level<Params>, rng: Rng): WebOfLiesInstance {
	const people = rng.sample(NAMES, params.people);
	// Natures first, claims from them: Yes and No come up equally often whatever the shape.
	const nature = new Map(people.map((name) => [name, rng.chance(0.5)]));
	const isTruthful = (name: string): boolean => nature.get(name) === true;
	const fact: Claim = { kind: 'fact', who: people[0] as string, truthful: isTruthful(people[0] as string) };
	const claims: Claim[] = [fact];
	const spine = params.shape === 'tree' ? Math.ceil(people.length * 0.7) : people.length;
	const question = params.shape === 'system' ? rng.pick(people.slice(1)) : (people[spine - 1] as string);
	if (params.shape === 'system') {
		const compare = (who: string): Claim => {
			const [a, b] = rng.sample(
				people.filter((name) => name !== who),
				2,
			) as [string, string];
			if (rng.chance(0.4)) return says(who, a, isTruthful);
			return { kind: 'saysSame', who, a, b, same: isTruthful(who) === (isTruthful(a) === isTruthful(b)) };
		};
		claims.push(...people.slice(1).map(compare));
		while (investigate(people, claims, question).kind !== 'determined') {
			claims.push(compare(rng.pick(people.slice(1))));
		}
	} else {
		people.forEach((who, i) => {
			if (i > 0) claims.push(says(who, people[i < spine ? i - 1 : rng.int(0, i - 1)] as string, isTruthful));
		});
	}
	return { people, claims: params.shuffled ? rng.shuffle(claims) : claims, question };
}

function says(who: string, about: string, isTruthful: (name: string) => boolean): Claim {
	return { kind: 'says', who, about, truthful: isTruthful(who) === isTruthful(about) };
}

function sentence(claim: Claim): string {
	switch (claim.kind) {
		case 'fact':
			return `${claim.who} ${deed(claim.truthful)}.`;
		case 'says':
			return `${claim.who} says that ${claim.about} ${deed(claim.truthful)}.`;
		case 'saysSame':
			return claim.same
				? `${claim.who} says that ${claim.a} and ${claim.b} are both truthful or both liars.`
				: `${claim.who} says that exactly one of ${claim.a} and ${claim.b} is truthful.`;
	}
}

function deed(truthful: boolean): string {
	return truthful ? 'tells the truth' : 'lies';
}

const MAX_ANSWER_LENGTH = 100;

function verify(instance: WebOfLiesInstance, answer: string): Verdict {
	const given = answer.length > MAX_ANSWER_LENGTH ? null : readAnswer(answer, instance.question);
	if (given === null) return malformed('The answer is neither Yes nor No');
	const finding = findingOf(instance);
	if (finding.kind !== 'determined') return incorrect(`The statements leave the question ${finding.kind}`);
	const truth = `${instance.question} ${deed(finding.truthful)}`;
	return given === finding.truthful
		? correct(`Following the claims, ${truth}`)
		: incorrect(`Following the claims one by one shows that ${truth}`);
}

function readAnswer(answer: string, asked: string): boolean | null {
	const text = unquoted(unquoted(answer).replace(/\.$/, '')).toLowerCase().replace(/\s+/g, ' ');
	const name = `${asked.toLowerCase()} `;
	if (['yes', 'true', 'tells the truth', `${name}tells the truth`].includes(text)) return true;
	return ['no', 'false', 'lies', `${name}lies`].includes(text) ? false : null;
}

/** Where everybody speaks of one other, what is known spreads from claim to claim; comparisons make a system of equations. */
function python({ people, claims, question }: WebOfLiesInstance): string {
	if (claims.some(({ kind }) => kind === 'saysSame')) {
		return pythonProgram(
			{
				people,
				statements: claims.map(asEquation).map(({ people: names, odd }) => [names, odd ? 1 : 0]),
				question,
			},
			elimination,
		);
	}
	const known = claims.flatMap((claim) =>
		claim.kind === 'fact' ? [[claim.who, claim.truthful] as const] : [],
	);
	const said = claims.flatMap((claim) =>
		claim.kind === 'says' ? [[claim.who, claim.about, claim.truthful]] : [],
	);
	return pythonProgram({ truthful: Object.fromEntries(known), claims: said, question }, propagation);
}

const NAMES = (
	'Adela Bruno Cosima Darek Elin Falko Greta Hamid Ilva Jarek Kira Lovis Mira Nuri Orla Panu Quinta Rasmus Selma Tovi ' +
	'Ulla Vasil Wanda Xenia Yaro Zelda Anouk Benno Carlo Dunja Emre Frida Gesa Hanno Imke Jovan Kalle Lioba Marek Nadja ' +
	'Otto Petra Quirin Romy Stela Tarek Urs Vilma Wenzel Ylva Zoran Alma Bela Cleo Dilan Enno Fenja Goran Heidi Ivo'
).split(' ');
