import { answersOf } from '../../src/core/run/answers.ts';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { selfCheck } from '../../src/core/methods/kit/self-check.ts';
import type { ExecutionResult } from '../../src/core/execution.ts';
import type { AskResult, Step, StepResult } from '../../src/core/methods/method.ts';
import type { MethodId, MethodOptions } from '../../src/core/method-id.ts';
import { methods } from '../../src/core/methods/registry.ts';
import type { ToolCall } from '../../src/core/model.ts';
import type { Question } from '../../src/core/question.ts';
import { readReply } from '../../src/core/reply/read.ts';
import { createRng } from '../../src/core/rng.ts';
import { families } from '../../src/core/tasks/registry.ts';
import { NodePython } from '../support/node-python.ts';
import { freeQuestions } from './questions.ts';

interface Job {
	name: string;
	method: MethodId;
	options: MethodOptions;
	tools: boolean;
	/** Only the checker of a coached method is played, on this answer. */
	checks?: string;
	question: Question;
	asked: { text: string; expected: string } | { family: string; level: string; seed: string };
	sampling: { max_tokens: number; temperature: number; seed: number };
}

interface Target {
	/** For the record: `qwen2.5-coder-1.5b`. */
	model: string;
	/** Base address of an OpenAI-style host. */
	address: string;
	/** JSON lines are appended here; replies found in it are not asked for again. */
	file: string;
	minutes: number;
	/** `checks`: only programs that check an answer; else the methods. */
	what?: string;
}

/** Plays the methods with a real model and keeps every reply with what its program printed. Four at a time. */
export async function collect({ model, address, file, minutes, what }: Target): Promise<void> {
	const known = new Map<string, AskResult>();
	if (existsSync(file)) {
		for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
			const record = JSON.parse(line) as { key?: string; said?: AskResult };
			if (record.key !== undefined && record.said !== undefined) known.set(record.key, record.said);
		}
	}
	const python = new NodePython();
	const queue = what === 'checks' ? checkJobs(model) : jobs(model);
	const until = Date.now() + minutes * 60_000;
	const recorder = new Recorder(model, address, file, known, python);
	const work = async (): Promise<void> => {
		for (let job = queue.shift(); job !== undefined && Date.now() < until; job = queue.shift()) {
			try {
				await recorder.play(job);
			} catch (error) {
				console.error(job.name, error);
			}
		}
	};
	await Promise.all([work(), work(), work(), work()]);
	await python.close();
}

const MAX_CALLS = 5;

/** A checker that wrote no program is not asked again, up to fifteen times; the coach then reads this. Not recorded. */
const CANNED_TEXT = "```python\nprint('Incorrect: the answer could not be tested')\n```";
const CANNED_CHECK: AskResult = {
	kind: 'ask',
	callId: 'call',
	text: CANNED_TEXT,
	reasoning: '',
	toolCalls: [],
	finishReason: { unified: 'stop', raw: 'stop' },
	usage: {},
	reading: readReply(CANNED_TEXT),
};
const TOOL = 'a tool call';

class Recorder {
	readonly #model: string;
	readonly #address: string;
	readonly #file: string;
	readonly #known: Map<string, AskResult>;
	readonly #python: NodePython;

	constructor(
		model: string,
		address: string,
		file: string,
		known: Map<string, AskResult>,
		python: NodePython,
	) {
		this.#model = model;
		this.#address = address;
		this.#file = file;
		this.#known = known;
		this.#python = python;
	}

	async play(job: Job): Promise<void> {
		const method = methods.find(({ id }) => id === job.method);
		if (method === undefined) throw new Error(`There is no method ${job.method}`);
		const capabilities = {
			tools: job.tools,
			logprobs: false,
			systemRole: true,
			temperature: true,
			prefill: false,
		};
		const plan: Generator<Step, unknown, StepResult> =
			job.checks === undefined
				? method.plan(job.question, job.options, {
						capabilities,
						ruleCoach: false,
						answers: answersOf(job.question),
					})
				: selfCheck(job.question.text, job.checks, 1);
		let calls = 0;
		const asked = new Map<string, string>();
		const perform = async (step: Step): Promise<StepResult> => {
			switch (step.kind) {
				case 'ask': {
					if (step.role === 'checker' && step.messages.length > 1) return CANNED_CHECK;
					if (++calls > MAX_CALLS) throw new Error('too many calls');
					const [key, said] = await this.#ask(job, step);
					const code = said.reading.program?.code;
					if (code !== undefined) asked.set(code, key);
					if (said.toolCalls.length > 0) asked.set(TOOL, key);
					return said;
				}
				case 'execute': {
					const { code, session } = step;
					const result = await this.#python.run(
						{ code, timeLimitMs: 10_000, ...(session === undefined ? {} : { session: job.name }) },
						() => undefined,
					);
					this.#write({
						ran: asked.get(code) ?? asked.get(TOOL) ?? null,
						purpose: step.purpose,
						code,
						result,
					});
					const { analyse } = step;
					const analysis = analyse === undefined ? null : await this.#python.analyse(code, analyse.prose);
					return { kind: 'execute', codeId: 'code', result, analysis };
				}
				case 'all': {
					const results: StepResult[] = [];
					for (const each of step.steps) results.push(await perform(each));
					return { kind: 'all', results };
				}
				case 'close':
				case 'keep':
				case 'note':
					return { kind: 'noted' };
			}
		};
		let next = plan.next();
		while (next.done !== true) next = plan.next(await perform(next.value));
	}

	async #ask(job: Job, step: Extract<Step, { kind: 'ask' }>): Promise<[string, AskResult]> {
		const body = {
			messages: step.messages.map((message) =>
				message.role === 'tool'
					? { role: 'tool', tool_call_id: message.toolCallId, content: message.content }
					: message.role === 'assistant' && message.toolCalls !== undefined
						? {
								role: 'assistant',
								content: message.content,
								tool_calls: message.toolCalls.map(({ id, name, arguments: json }) => ({
									id,
									type: 'function',
									function: { name, arguments: json },
								})),
							}
						: { role: message.role, content: message.content },
			),
			...(step.tools === undefined
				? {}
				: { tools: step.tools.map((tool) => ({ type: 'function', function: tool })) }),
			...job.sampling,
		};
		const key = createHash('sha1')
			.update(JSON.stringify([this.#model, body]))
			.digest('hex')
			.slice(0, 8);
		const old = this.#known.get(key);
		if (old !== undefined) return [key, { ...old, reading: readReply(old.text) }];
		const startedAt = Date.now();
		const said = await this.#fetch(body);
		this.#known.set(key, said);
		this.#write({
			key,
			model: this.#model,
			method: job.method,
			tools: step.tools !== undefined,
			role: step.role,
			turn: step.turn,
			purpose: step.purpose,
			asked: job.asked,
			sampling: job.sampling,
			last: step.messages.at(-1)?.content,
			said: { ...said, reading: undefined },
			ms: Date.now() - startedAt,
		});
		return [key, said];
	}

	async #fetch(body: object): Promise<AskResult> {
		const { choices, usage } = JSON.parse(await post(`${this.#address}/chat/completions`, body)) as {
			choices: { message: WireMessage; finish_reason: string }[];
			usage: { prompt_tokens: number; completion_tokens: number };
		};
		const [choice] = choices;
		if (choice === undefined) throw new Error('The host sent no choice');
		const words = choice.message.content ?? '';
		return {
			kind: 'ask',
			callId: 'call',
			text: words,
			reasoning: choice.message.reasoning_content ?? '',
			toolCalls: (choice.message.tool_calls ?? []).map(
				({ id, function: { name, arguments: json } }): ToolCall => ({ id, name, arguments: json }),
			),
			finishReason: {
				unified: choice.finish_reason === 'length' ? 'length' : 'stop',
				raw: choice.finish_reason,
			},
			usage: { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens },
			reading: readReply(words),
		};
	}

	#write(record: Record<string, unknown> & { result?: ExecutionResult }): void {
		appendFileSync(this.#file, `${JSON.stringify(record)}\n`);
	}
}

/** `fetch` gives up after five minutes without an answer; a slow machine needs longer. */
function post(address: string, body: object): Promise<string> {
	return new Promise((resolve, reject) => {
		const call = request(address, { method: 'POST', headers: { 'content-type': 'application/json' } });
		call.on('error', reject);
		call.on('response', (response) => {
			text(response).then((words) => {
				if (response.statusCode === 200) resolve(words);
				else reject(new Error(`${String(response.statusCode)}: ${words}`));
			}, reject);
		});
		call.end(JSON.stringify(body));
	});
}

interface WireMessage {
	content: string | null;
	reasoning_content?: string;
	tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}

/** Methods in the order they take turns; those of one reply come more often. */
const ROTATION: readonly { method: MethodId; options?: MethodOptions; tools?: boolean }[] = [
	{ method: 'only-question' },
	{ method: 'all-code' },
	{ method: 'all-text' },
	{ method: 'code-interpreter', options: { steps: 3 }, tools: true },
	{ method: 'codesteer', options: { guidances: 2, remindCoach: true } },
	{ method: 'self-estimate' },
	{ method: 'all-code-cot' },
	{ method: 'only-question' },
	{ method: 'few-shot' },
	{ method: 'code-interpreter', options: { steps: 3 } },
	{ method: 'code-text-sum' },
	{ method: 'code-text-choice' },
	{ method: 'autogen-conca', options: { turns: '2' } },
	{ method: 'code-first-agent', options: { guidances: 2, remindCoach: true } },
];

const MARKED = 'Put your final answer between <<< and >>>.';

/** Questions and methods paired so that each model meets all of both early; same model, same jobs. */
function jobs(model: string): Job[] {
	const rng = createRng('corpus', model);
	const free = freeQuestions.flatMap(({ text, expected }) =>
		['', `\n\n${MARKED}`].map((ending): Pick<Job, 'question' | 'asked'> => {
			const question = text + ending;
			return {
				question: { text: question, source: { kind: 'typed', expected } },
				asked: { text: question, expected },
			};
		}),
	);
	const drawn = families.flatMap((family) => {
		const published = family.levels.find((level) => level.published);
		const levels = new Set([family.levels[0], published].filter((level) => level !== undefined));
		return [...levels].map((level): Pick<Job, 'question' | 'asked'> => {
			const where = { family: family.id, level: level.id, seed: 'corpus' };
			const instance = family.generate(level, createRng('corpus', family.id, level.id));
			return {
				question: { text: family.question(instance), source: { kind: 'instance', ...where, instance } },
				asked: where,
			};
		});
	});
	const questions = [rng.shuffle(free), rng.shuffle(drawn)] as const;
	// The smallest model copies the long messages of a coached method without end.
	const isTiny = model.endsWith('135m');
	const rotation = ROTATION.filter(({ options }) => !isTiny || options?.['guidances'] === undefined);
	return Array.from({ length: 2000 }, (_, i): Job => {
		const turn = rotation[i % rotation.length] ?? { method: 'only-question' };
		const { method, options = {}, tools = false } = turn;
		// Two free questions, then one of a family.
		const list = questions[i % 3 === 1 ? 1 : 0];
		const chosen = list[Math.floor(i / 3 + (i % 3 === 2 ? list.length / 2 : 0)) % list.length];
		if (chosen === undefined) throw new Error('There are no questions');
		return {
			name: `${String(i)} ${method}`,
			method,
			options,
			tools,
			...chosen,
			sampling: {
				// It rarely stops by itself, and the largest is slow.
				max_tokens: isTiny ? 250 : i % 15 === 14 && model.endsWith('0.5b') ? 2000 : 700,
				...(i % 4 === 3 ? { temperature: 0.7, seed: i } : { temperature: 0, seed: 0 }),
			},
		};
	});
}

/** The checker on our free questions: every other answer it is given is the right one, the rest are those of other questions. */
function checkJobs(model: string): Job[] {
	const questions = createRng('checks', model).shuffle(freeQuestions);
	return questions.map(({ text: question, expected }, i): Job => {
		const answer = i % 2 === 0 ? expected : (questions[i - 1]?.expected ?? '');
		return {
			name: `check ${String(i)}`,
			method: 'codesteer',
			options: {},
			tools: false,
			checks: `The answer is <<<${answer}>>>.`,
			question: { text: question, source: { kind: 'typed', expected } },
			asked: { text: question, expected },
			sampling: { max_tokens: 500, temperature: 0, seed: 0 },
		};
	});
}
