import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';
import { nearest } from '../text/near.js';
import { patternOf, type Reading } from './environment.js';
import { programFacts, type Askable, type FactTypes } from './fact-types.js';
import { ruleLimits, type RuleProblem } from './rule.js';
import { nodesOf, placeIn } from './walk.js';

/** An expression that was looked at before it runs. */
export interface Checked {
  text: string;
  run: ParseResult;
  ast: ASTNode;
}

interface CelError extends Error {
  code?: string;
  summary?: string;
  range?: { start: number };
}

/** What is asked of `record` and its like, by the name of the variable. */
type Variables = Readonly<Record<string, FactTypes>>;

const variablesOf = ({ record }: Askable): Variables => ({
  record,
  program: programFacts,
  event: { type: 'text', at: 'instant', data: 'any' },
  actor: { kind: 'text' },
});

/**
 * Reads an expression, and checks it against what there is: names, types, size, and that nothing in it runs in a time that nobody
 * can bound. What is wrong is told with its place, and how to put it right.
 *
 * @param wants a truth, or anything
 */
export function checked(
  reading: Reading,
  askable: Askable,
  { path, text, wants }: { path: string; text: string; wants: 'bool' | 'any' },
): Checked | RuleProblem {
  const problem = (message: string, at = 0): RuleProblem => ({ path, message, ...placeIn(text, at) });
  if (text.trim() === '') return problem('is empty. Write an expression, such as record.status == "open".');
  if (text.length > ruleLimits.expression)
    return problem(`is longer than ${ruleLimits.expression} characters. Make two rules of it.`);
  let run: ParseResult;
  try {
    run = reading.environment.parse(text);
  } catch (error) {
    return problem(...unparsed(error as CelError));
  }
  for (const node of nodesOf(run.ast)) {
    const wrong = wrongAt(node, variablesOf(askable), askable);
    if (wrong !== null) return problem(wrong, node.pos);
  }
  const { valid, type, error } = run.check();
  if (!valid) return problem(...mistyped(error as CelError));
  if (wants === 'bool' && type !== 'bool' && type !== 'dyn')
    return problem(`comes to a ${String(type)}. A condition comes to true or false.`);
  return { text, run, ast: run.ast };
}

export function isProblem(one: Checked | RuleProblem): one is RuleProblem {
  return 'message' in one;
}

function unparsed({ code, summary, message, range }: CelError): [string, number] {
  const said = (summary ?? message).replace(/\.$/, '');
  const large = code !== undefined && /limit|exceeded|max/.test(code);
  const how = large
    ? `An expression has ${ruleLimits.nodes} parts and is ${ruleLimits.depth} deep at most. Make two rules of it.`
    : 'Correct it there.';
  return [`${said}. ${how}`, range?.start ?? 0];
}

function mistyped({ code, summary, message, range }: CelError): [string, number] {
  const said = (summary ?? message).replace(/\.$/, '');
  return [`${said}. ${hint(code, said)}`, range?.start ?? 0];
}

function hint(code: string | undefined, said: string): string {
  if (/[=!]= null|null [=!]=/.test(said)) return 'Whether there is a fact at all is asked by has(record.rating).';
  if (code === 'no_such_overload') return 'Compare values of one type: a text stands in quotes, a number does not.';
  return 'Correct it there, or see what may be asked by tollgate rules facts.';
}

/** What this house does not take, though the language would: null where there is nothing against it. */
function wrongAt(node: ASTNode, variables: Variables, { kind, data }: Askable): string | null {
  if (node.op === 'id' && !(node.args in variables)) return null;
  if (node.op === '[]' && (isFacts(node.args[0], variables) || isData(node.args[0])))
    return 'Ask for a fact by its name: record.status, and not record["status"].';
  if (node.op === 'rcall' && node.args[0] === 'matches')
    return 'matches may run for minutes on a short text, and is not taken. Use like, which finds a pattern in linear time: record.title.like("^Appeal").';
  if (node.op === 'rcall' && node.args[0] === 'like') return wrongPattern(node.args[2][0]);
  if (node.op !== '.') return null;
  const [of, name] = node.args;
  if (isData(of)) return named(name, data, 'These events say');
  if (of.op !== 'id' || !(of.args in variables)) return null;
  const noun = of.args === 'record' ? `A ${kind.replaceAll('_', ' ')} has` : `${of.args} has`;
  return named(name, variables[of.args] ?? {}, noun);
}

const isFacts = (node: ASTNode, variables: Variables): boolean => node.op === 'id' && node.args in variables;

const isData = (node: ASTNode): boolean =>
  node.op === '.' && node.args[1] === 'data' && node.args[0].op === 'id' && node.args[0].args === 'event';

function named(name: string, types: FactTypes, has: string): string | null {
  if (Object.hasOwn(types, name)) return null;
  const names = Object.keys(types);
  const near = nearest(name, names);
  const meant = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There is ${names.join(', ') || 'nothing'}.`;
  return `${has} no "${name}". ${meant}`;
}

function wrongPattern(pattern: ASTNode | undefined): string | null {
  if (pattern?.op !== 'value' || typeof pattern.args !== 'string')
    return 'The pattern of like is a text in quotes, so that it can be looked at before it runs.';
  try {
    patternOf(pattern.args);
    return null;
  } catch (error) {
    return `The pattern is not one of RE2: ${error instanceof Error ? error.message : String(error)}. Look-ahead and back references have no linear time, and are not taken.`;
  }
}
