import type { CheckedRule, Known } from '../../domain/rule/check.js';
import type { Happened, Verdict } from '../../domain/rule/evaluate.js';
import type { KindFacts } from '../../domain/rule/fact-types.js';
import type { RuleBody } from '../../domain/rule/rule.js';

/** What is asked of a rule: what it makes of an event. */
export interface Question {
  /** The version; what was read of it is kept by this. */
  versionId: string;
  happened: Happened;
}

/** What the evaluator is told: look at a text; or answer questions, one after the other. */
export type ToEvaluator =
  | { check: string; known: Known }
  | { questions: readonly Question[]; bodies: Readonly<Record<string, RuleBody>>; facts: KindFacts };

/** What it says: how the text is; or each answer, when it is found. */
export type FromEvaluator = { checked: CheckedRule } | { verdict: Verdict };

/** How many questions it has answered since it began, so that others see it move. */
export interface EvaluatorData {
  moves: SharedArrayBuffer;
}
