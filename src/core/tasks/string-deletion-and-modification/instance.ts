import { isRecord } from '../../json.ts';
import { areDistinct, isListOf, isOneOf } from '../kit/shape.ts';
import { type RewriteRuleId, RULE_IDS } from './rewrite-rules.ts';
import { rewrite, type RewriteSchedule } from './rewrite.ts';

/** Rewrite a string by the rules until none applies. */
export interface StringRewriteInstance {
	text: string;
	/** In the order shown. */
	rules: RewriteRuleId[];
	/** The public data take the first applicable rule of the list and start again at its top. */
	schedule: RewriteSchedule;
}

const MAX_TEXT_LENGTH = 200;

/** Up to 200 letters of a, b, c and z, and different rules that come to an end. */
export function parseStringRewrite(value: unknown): StringRewriteInstance | null {
	if (!isRecord(value)) return null;
	const { text, rules, schedule } = value;
	if (typeof text !== 'string' || text.length > MAX_TEXT_LENGTH || !/^[abcz]+$/.test(text)) return null;
	if (!isOneOf(schedule, ['restart', 'round-robin'] as const)) return null;
	if (!isListOf(rules, 1, RULE_IDS.length, isRuleId) || !areDistinct(rules)) return null;
	return rewrite(text, rules, schedule).ended ? { text, rules, schedule } : null;
}

function isRuleId(value: unknown): value is RewriteRuleId {
	return isOneOf(value, RULE_IDS);
}
