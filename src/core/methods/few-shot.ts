import { say } from './prompts/say.ts';
import { face } from './faces.ts';
import type { FinalReply, Method } from './method.ts';
import { QUESTION } from './sights.ts';
import { ask, finalOf, runReply, type Steps, withInstruction } from './steps.ts';

export const fewShot: Method = {
	...face('few-shot'),
	source: { paper: 'P2', section: 'added comparison, prompt-only controllers' },
	options: [],
	presets: [],
	differs: {
		paper: 'The five examples are ours; the paper’s are not public.',
		code: 'The few-shot prompt is not in the released code, so there is nothing to compare with.',
	},
	calls: () => ({ min: 1, max: 1 }),
	sees: [{ who: 'task model', sees: [{ what: 'five examples', from: 'question' }, QUESTION] }],
	*plan({ text: question }): Steps<FinalReply> {
		const reply = yield* ask({
			role: 'task',
			turn: 1,
			steer: 'free',
			purpose: 'answers after five examples',
			messages: [
				{ role: 'user', content: withInstruction(say(FEW_SHOT_INSTRUCTION), `Question:\n${question}`) },
			],
		});
		return finalOf(yield* runReply(reply, 1));
	},
};

export const FEW_SHOT_INSTRUCTION = `Five examples show how to choose between reasoning in words and writing a Python program, and when to change. Then answer the question at the end in the same manner. A program is run as written and must print the final answer; write at most one.

Example 1. Mira is older than Tom, and Tom is older than Ines. Who is the youngest?
Two comparisons in a row need no program. Tom is younger than Mira, Ines is younger than Tom.
<<<Ines>>>

Example 2. What is 48213 times 90757?
Long products go wrong in the head, so Python computes it.
\`\`\`python
print(f"<<<{48213 * 90757}>>>")
\`\`\`

Example 3. At which places, counted from 1, does "terracotta warrior" have the letter r?
I could read it off, but places are easily miscounted. I change to a program.
\`\`\`python
text = "terracotta warrior"
print("<<<" + ", ".join(str(i) for i, c in enumerate(text, 1) if c == "r") + ">>>")
\`\`\`

Example 4. Which word does not fit: trout, salmon, sparrow, herring?
A program would only hold what I type into it, because it knows nothing about animals. I stay with words: three are fish, one is a bird.
<<<sparrow>>>

Example 5. Use 1, 4, 6 and 9 once each with + - * and brackets to make 30.
My first idea, a program that prints an expression I guess, would compute nothing. It has to search.
\`\`\`python
from itertools import permutations, product
for a, b, c, d in permutations([1, 4, 6, 9]):
    for x, y, z in product("+-*", repeat=3):
        for shape in (f"(({a}{x}{b}){y}{c}){z}{d}", f"({a}{x}{b}){y}({c}{z}{d})"):
            if eval(shape) == 30:
                print(f"<<<{shape}>>>")
                raise SystemExit
print("<<<none>>>")
\`\`\`

Now the question.`;
