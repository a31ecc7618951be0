import { sampleFolderImporter } from '../import/sample-folder.ts';
import { parseStringRewrite } from './instance.ts';
import type { RewriteRuleId } from './rewrite-rules.ts';

/** What a rule's sentence asks of the string, and the letters it asks for: these two name the rule. */
const RULE_BY_CONDITION: Readonly<Record<string, RewriteRuleId>> = {
	'start ab': 1,
	'end ac': 2,
	'start bc': 3,
	'end bb': 4,
	'start cb': 5,
	'start ca': 6,
	'end cc': 7,
	'start aa': 8,
	'contain abc': 9,
	'contain bca': 10,
	'end ba': 11,
	'start cc': 12,
	'contain acb': 13,
	'end ca': 14,
	'start bb': 15,
	'end aa': 16,
	'contain ca': 17,
	'even b': 18,
	'length 15': 19,
	'start ac': 20,
};

export const importer = sampleFolderImporter(
	{ id: 'string-deletion-and-modification', parse: parseStringRewrite },
	'string_deletion_and_modification',
	(json) => {
		const { initial_string: text, selected_rules: sentences, final_string: result } = json;
		if (!Array.isArray(sentences) || typeof result !== 'string')
			return 'selected_rules or final_string is missing';
		const rules = sentences.map(ruleOf);
		const unknown = rules.indexOf(null);
		if (unknown >= 0) return `Rule ${String(unknown + 1)} is none of the twenty known ones`;
		return { instance: { text, rules, schedule: 'restart' }, storedAnswer: result };
	},
);

function ruleOf(sentence: unknown): RewriteRuleId | null {
	if (typeof sentence !== 'string' || sentence.length > 300) return null;
	const [, before = '', letters = ''] = /^([^'"]*)(?:['"]([a-z]{1,3})['"])?/.exec(sentence) ?? [];
	const condition = conditionOf(before);
	return condition === null ? null : (RULE_BY_CONDITION[condition + (letters || '15')] ?? null);
}

function conditionOf(words: string): string | null {
	if (/prefix|start/i.test(words)) return 'start ';
	if (/suffix|ends?\b/i.test(words)) return 'end ';
	if (/even/i.test(words)) return 'even ';
	if (/contain/i.test(words)) return 'contain ';
	return /length\b.*\b15\b/i.test(words) ? 'length ' : null;
}
