/**
 * `bold` trusts its words and codes only when the task looks big (the published pattern of GPT-4o); `careful` codes early
 * (that of GPT-4o-mini and GPT-3.5) and is weaker in words.
 */
export type Temperament = 'bold' | 'careful';
