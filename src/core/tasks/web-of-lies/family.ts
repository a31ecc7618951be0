import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { unquoted } from '../kit/answer-form.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { investigate, type Claim, type Finding } from './claims.ts';
import { importer } from './import.ts';

export interface WebOfLiesInstance {
	people: string[];
	/** In the order shown; a claim may stand before the one it depends on. */
	claims: Claim[];
	/** The person asked about. */
	question: string;
}

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
	label: 'Web of Lies',
	split: 'seen',
	area: ['logic'],
	rules:
		'Every person either always tells the truth or always lies. ' +
		'One fact is given, everybody else says something about others. ' +
		'Find out whether the person asked about tells the truth. ' +
		'A blind guess is right half of the time.',
	levels,
	generate,
	parse,
	question: ({ claims, question }) =>
		'Each person below either always tells the truth or always lies. Statements without a speaker are facts.\n\n' +
		`${claims.map(sentence).join('\n')}\n\n` +
		`Does ${question} tell the truth? ` +
		'Answer with one word, Yes or No, between <<< and >>>: either <<<Yes>>> or <<<No>>>.',
	verify,
	solve: (instance) => {
		const finding = findingOf(instance);
		return finding.kind === 'determined' ? yesNo(finding.truthful) : finding.kind;
	},
	slip: (instance) => {
		const finding = findingOf(instance);
		return yesNo(!(finding.kind === 'determined' && finding.truthful));
	},
	python: (instance) =>
		instance.claims.some(({ kind }) => kind === 'saysSame') ? elimination(instance) : propagation(instance),
	draw: ({ claims, question }): Drawing[] => [
		{ kind: 'facts', caption: `Does ${question} tell the truth?`, facts: claims.map(sentence) },
	],
	importer,
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

function yesNo(truthful: boolean): string {
	return truthful ? 'Yes' : 'No';
}

function findingOf({ people, claims, question }: WebOfLiesInstance): Finding {
	return investigate(people, claims, question);
}

const MAX_PEOPLE = 200;

function parse(value: unknown): WebOfLiesInstance | null {
	if (!isRecord(value)) return null;
	const { people, claims, question } = value;
	if (!Array.isArray(people) || people.length < 1 || people.length > MAX_PEOPLE) return null;
	const names = new Set<unknown>(people);
	if (names.size !== people.length || !people.every(isName) || !names.has(question)) return null;
	if (!Array.isArray(claims) || claims.length > 3 * MAX_PEOPLE) return null;
	const isClaim = (claim: unknown): claim is Claim => {
		if (!isRecord(claim) || !names.has(claim['who'])) return false;
		if (claim['kind'] === 'fact') return typeof claim['truthful'] === 'boolean';
		if (claim['kind'] === 'says') return names.has(claim['about']) && typeof claim['truthful'] === 'boolean';
		return (
			claim['kind'] === 'saysSame' &&
			names.has(claim['a']) &&
			names.has(claim['b']) &&
			typeof claim['same'] === 'boolean'
		);
	};
	if (!claims.every(isClaim)) return null;
	const instance = { people, claims, question: question as string };
	return findingOf(instance).kind === 'determined' ? instance : null;
}

function isName(name: unknown): name is string {
	return typeof name === 'string' && /^\p{L}[\p{L}' -]{0,39}$/u.test(name);
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

function propagation({ people, claims, question }: WebOfLiesInstance): string {
	const facts = claims.flatMap((claim) =>
		claim.kind === 'fact' ? [`    ${JSON.stringify(claim.who)}: ${pythonBool(claim.truthful)},`] : [],
	);
	const said = claims.flatMap((claim) =>
		claim.kind === 'says'
			? [`    (${JSON.stringify(claim.who)}, ${JSON.stringify(claim.about)}, ${pythonBool(claim.truthful)}),`]
			: [],
	);
	return `# True means "always tells the truth". What we know for sure:
truthful = {
${facts.join('\n')}
}

# (speaker, person spoken about, claim: is that person truthful?)
claims = [
${said.join('\n')}
]

# A claim agrees with the fact exactly when its speaker is truthful.
# ${String(people.length)} people: repeat until a whole pass teaches us nothing new.
learned = True
while learned:
    learned = False
    for speaker, other, claim in claims:
        if other in truthful and speaker not in truthful:
            truthful[speaker] = (claim == truthful[other])
            learned = True
        elif speaker in truthful and other not in truthful:
            truthful[other] = (claim == truthful[speaker])
            learned = True

print("<<<Yes>>>" if truthful[${JSON.stringify(question)}] else "<<<No>>>")
`;
}

function elimination({ people, claims, question }: WebOfLiesInstance): string {
	const rows = claims.map((claim) => {
		const names =
			claim.kind === 'fact'
				? [claim.who]
				: claim.kind === 'says'
					? [claim.who, claim.about]
					: [claim.who, claim.a, claim.b];
		const odd = claim.kind === 'says' ? !claim.truthful : claim.kind === 'fact' ? claim.truthful : claim.same;
		return `    (${JSON.stringify(names)}, ${odd ? '1' : '0'}),  # ${sentence(claim)}`;
	});
	return `people = ${JSON.stringify(people)}

# One bit per person: 1 = truthful, 0 = liar. Each statement fixes whether the
# sum of some bits is even (0) or odd (1).
statements = [
${rows.join('\n')}
]

# Gaussian elimination with bit masks; the lowest bit of a row holds the right-hand side.
bit = {name: 2 << i for i, name in enumerate(people)}


def reduce(row):
    """Add known rows until none of their leading bits is left in this row."""
    for lead, known in pivots.items():
        if row & lead:
            row ^= known
    return row


pivots = {}
for names, parity in statements:
    row = parity
    for name in names:
        row ^= bit[name]
    row = reduce(row)
    if row > 1:
        lead = 1 << (row.bit_length() - 1)
        for other in pivots:
            if pivots[other] & lead:
                pivots[other] ^= row
        pivots[lead] = row

answer = reduce(bit[${JSON.stringify(question)}])
if answer > 1:
    print("The statements do not settle the question.")
else:
    print("<<<Yes>>>" if answer == 1 else "<<<No>>>")
`;
}

function pythonBool(value: boolean): string {
	return value ? 'True' : 'False';
}

const NAMES = (
	'Adela Bruno Cosima Darek Elin Falko Greta Hamid Ilva Jarek Kira Lovis Mira Nuri Orla Panu Quinta Rasmus Selma Tovi ' +
	'Ulla Vasil Wanda Xenia Yaro Zelda Anouk Benno Carlo Dunja Emre Frida Gesa Hanno Imke Jovan Kalle Lioba Marek Nadja ' +
	'Otto Petra Quirin Romy Stela Tarek Urs Vilma Wenzel Ylva Zoran Alma Bela Cleo Dilan Enno Fenja Goran Heidi Ivo'
).split(' ');
