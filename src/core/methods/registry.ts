import { autogenConca, autogenSystem } from './autogen.ts';
import { checkedCode } from './checked-code.ts';
import { codeInterpreter, codeInterpreterPlus } from './code-interpreter/code-interpreter.ts';
import { codeTextSum, codeTextSum2 } from './code-text-sum.ts';
import { confidenceGate } from './confidence-gate.ts';
import { fewShot } from './few-shot.ts';
import { learnedRouter } from './learned-router/learned-router.ts';
import type { Method } from './method.ts';
import { allCode, allCodeCot, allText } from './one-way.ts';
import { onlyQuestion } from './only-question.ts';
import { selfEstimate } from './self-estimate.ts';
import { codeFirstAgent } from './steering/code-first-agent.ts';
import { codeFirstRule } from './steering/code-first-rule.ts';
import { codeTextChoice } from './steering/code-text-choice.ts';
import { codeSteer } from './steering/codesteer.ts';
import { symbolicAgent } from './steering/symbolic-agent.ts';
import { mentalCode } from './mental-code.ts';
import { twoView } from './voting/two-view.ts';
import { chainOfCode } from './chain-of-code/chain-of-code.ts';
import { toolMix } from './voting/tool-mix.ts';
import { verifyVote } from './voting/verify-vote.ts';
import { nudge } from './nudge.ts';
import { toolFilter } from './voting/tool-filter.ts';
import { learnedExamples } from './learned-examples/learned-examples.ts';
import { certifiedVote } from './voting/certified-vote.ts';

/** Every steering method, in the order of `METHOD_IDS`. */
export const methods: readonly Method[] = [
	onlyQuestion,
	allText,
	allCode,
	allCodeCot,
	autogenConca,
	autogenSystem,
	codeInterpreter,
	codeInterpreterPlus,
	codeTextSum,
	selfEstimate,
	symbolicAgent,
	codeTextSum2,
	codeTextChoice,
	codeSteer,
	fewShot,
	codeFirstRule,
	codeFirstAgent,
	checkedCode,
	confidenceGate,
	learnedRouter,
	mentalCode,
	twoView,
	chainOfCode,
	toolMix,
	verifyVote,
	nudge,
	toolFilter,
	learnedExamples,
	certifiedVote,
];

/** Null for an id that no method has: links and stored runs may name one that is gone. */
export function methodById(id: string): Method | null {
	return methods.find((method) => method.id === id) ?? null;
}
