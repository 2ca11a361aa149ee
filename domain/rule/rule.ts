import type { LinkedKind } from '../record-link/link.js';

/**
 * How far a rule is: it is written; it watches and has no hands; it proposes, and people approve; it was stopped, by somebody or by
 * itself; it is over. It acts by a licence (`domain/acting-licence`), and goes back to proposing when that falls.
 */
export const ruleStates = ['draft', 'shadow', 'suggest', 'act', 'stopped', 'archived'] as const;
export type RuleState = (typeof ruleStates)[number];

/** Those in which it listens. */
export const listening = ['shadow', 'suggest', 'act'] as const satisfies readonly RuleState[];
export type Listening = (typeof listening)[number];

/** Whether a rule in this state answers to what happens. */
export function listens(state: RuleState): state is Listening {
  return (listening as readonly RuleState[]).includes(state);
}

/** What may be done to a rule. */
export const ruleActs = ['version', 'shadow', 'suggest', 'act', 'stop', 'archive', 'license'] as const;
export type RuleAct = (typeof ruleActs)[number];

/** What is known of a rule that says what may be done to it. */
interface Standing {
  state: RuleState;
  live: number | null;
  newest: number;
  /** Of the licence of the version that listens, which is open; null: it has none. */
  licence: string | null;
}

/** What its state lets be done: it is watched before it proposes, by the version that was watched, and acts by a licence alone. */
export function actsOn({ state, live, newest, licence }: Standing): RuleAct[] {
  if (state === 'archived') return [];
  const watches = state === 'shadow' && live === newest;
  const possible: Record<RuleAct, boolean> = {
    ...{ version: true, shadow: !watches, suggest: state === 'shadow' || state === 'act' },
    ...{ act: state === 'suggest' && licence === 'in_force', stop: listens(state), archive: true },
    license: listens(state) && licence === null,
  };
  return ruleActs.filter((act) => possible[act]);
}

/** What a version of a rule says. */
export interface RuleBody {
  on: {
    kind: LinkedKind;
    /** `finding.raised`, or `finding.*`. */
    events: string[];
  };
  /** CEL over `record`, `event`, `program` and `actor`; true or false. */
  if: string;
  /** One command of the record, as somebody could propose it. A value `{cel: …}` is worked out. */
  then: { command: string; arguments: Record<string, unknown> };
  /** Why, in words, for whoever decides on what it proposes. */
  reason: string;
  /** So many proposals an hour at most: above it, it stops by itself. */
  budget: number;
}

/** What a rule may cost. `docs/automation.md` states these to people. */
export const ruleLimits = {
  /** Characters of the text of a version. */
  text: 10_000,
  /** Of one expression. */
  expression: 2_000,
  /** Of a pattern. */
  pattern: 200,
  nodes: 300,
  depth: 24,
  events: 20,
  /** Expressions beside the condition. */
  worked: 20,
  budget: 1_000,
  /** Characters of a value, as it is told. */
  shown: 200,
} as const;

export const usualBudget = 100;

/** `RU-3` */
export function ruleKey(number: number): string {
  return `RU-${number}`;
}

/** What is wrong with a text, where, and how it is put right. */
export interface RuleProblem {
  /** `if`, `then.arguments.owner`; empty: of the whole. */
  path: string;
  message: string;
  /** In the expression, or else in the text; from 1. Null where it is about what is not there. */
  line: number | null;
  column: number | null;
}

/** A value that is worked out: `{cel: "record.ownerId"}`. */
export function celOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const keys = Object.keys(value);
  const { cel } = value as { cel?: unknown };
  return keys.length === 1 && typeof cel === 'string' ? cel : undefined;
}
