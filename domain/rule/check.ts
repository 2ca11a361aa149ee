import { nearest } from '../text/near.js';
import type { LinkedKind } from '../record-link/link.js';
import { readingOf, type Reading } from './environment.js';
import { checked, isProblem, type Checked } from './expression.js';
import { dataOf, eventsAbout, eventsTaken, unknownFilter, type Askable, type KindFacts } from './fact-types.js';
import { celOf, ruleLimits, type RuleBody, type RuleProblem } from './rule.js';
import { readRule, ruleText } from './text.js';

/** What is known of records, for rules to be checked against. */
export interface Known {
  facts: KindFacts;
  /** Commands that may be proposed, by kind; null: that is asked elsewhere. */
  commands: Readonly<Record<LinkedKind, readonly string[]>> | null;
}

/** A rule whose expressions are read and checked. */
export interface Compiled {
  body: RuleBody;
  reading: Reading;
  condition: Checked;
  /** Values that are worked out, by where they stand in the body of the command. */
  worked: { path: readonly (string | number)[]; checked: Checked }[];
}

export type CheckedRule = { body: RuleBody; text: string } | { problems: RuleProblem[] };

/** Whether a text is a rule: what it says in its one form, or all that is wrong with it. */
export function checkRule(text: string, known: Known): CheckedRule {
  const read = readRule(text);
  if ('problems' in read) return read;
  const compiled = compileRule(read.body, known);
  return 'problems' in compiled ? compiled : { body: read.body, text: ruleText(read.body) };
}

/** What the expressions of a rule may ask for. */
export function askableOf({ on }: Pick<RuleBody, 'on'>, facts: KindFacts): Askable {
  return { kind: on.kind, record: facts[on.kind], data: dataOf(eventsTaken(on.events, eventsAbout(on.kind))) };
}

/** Reads the expressions of a rule, and checks them and its names against what there is. */
export function compileRule(body: RuleBody, known: Known): Compiled | { problems: RuleProblem[] } {
  const problems = wrongNames(body, known);
  const askable = askableOf(body, known.facts);
  const reading = readingOf(askable);
  const condition = checked(reading, askable, { path: 'if', text: body.if, wants: 'bool' });
  if (isProblem(condition)) problems.push(condition);
  const worked: Compiled['worked'] = [];
  for (const { path, text } of workedIn(body.then.arguments)) {
    const one = checked(reading, askable, { path: ['then.arguments', ...path].join('.'), text, wants: 'any' });
    if (isProblem(one)) problems.push(one);
    else worked.push({ path, checked: one });
  }
  if (worked.length > ruleLimits.worked)
    problems.push(of('then.arguments', `has more than ${ruleLimits.worked} values that are worked out.`));
  return problems.length > 0 || isProblem(condition) ? { problems } : { body, reading, condition, worked };
}

const of = (path: string, message: string): RuleProblem => ({ path, message, line: null, column: null });

function wrongNames({ on, then }: RuleBody, { commands }: Known): RuleProblem[] {
  const types = eventsAbout(on.kind);
  const events = on.events.flatMap((filter) => {
    const message = unknownFilter(filter, types);
    return message === null ? [] : [of('on.events', message)];
  });
  const may = commands?.[on.kind];
  if (may === undefined || may.includes(then.command)) return events;
  const near = nearest(then.command, may);
  const meant = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `These may: ${may.join(', ')}.`;
  const noun = on.kind.replaceAll('_', ' ');
  return [...events, of('then.command', `"${then.command}" of a ${noun} cannot be proposed. ${meant}`)];
}

/** The values of a body that are worked out, wherever they stand in it. */
export function workedIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): { path: (string | number)[]; text: string }[] {
  const text = celOf(value);
  if (text !== undefined) return [{ path: [...path], text }];
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, one]) => workedIn(one, [...path, key]));
}
