import type { ASTNode } from '@marcbachmann/cel-js';
import { cut } from '../text/cut.js';
import { canonicalJson } from '../sign-off/content-hash.js';
import type { Compiled } from './check.js';
import { NotKnowable, type Reading } from './environment.js';
import { celOf, ruleLimits } from './rule.js';
import { below, placeIn } from './walk.js';

/** An event, with the facts of its record right after it. */
export interface Happened {
  record: Readonly<Record<string, unknown>>;
  /** Facts of the record that nobody knows any more as they were then. */
  unknown: readonly string[];
  event: { type: string; at: number; data: Readonly<Record<string, unknown>> };
  actor: 'person' | 'system';
  /** Null: it belongs to none. */
  program: Readonly<Record<string, unknown>> | null;
  programUnknown: readonly string[];
}

/** A comparison of a condition, with what stood on both sides. */
export interface Compared {
  text: string;
  line: number;
  column: number;
  sides: { text: string; value: string }[];
  /** What it came to; null where it came to nothing, and `error` says why. */
  holds: boolean | null;
  error: string | null;
}

/** What a rule would do. */
export interface Would {
  command: string;
  arguments: Record<string, unknown>;
}

/** What a rule makes of an event. `too_slow` is said by whoever waited in vain. */
export type Verdict =
  | { outcome: 'matched'; why: Compared[]; would: Would }
  | { outcome: 'not_matched'; why: Compared[] }
  | { outcome: 'error'; why: Compared[]; error: string }
  | { outcome: 'not_knowable'; facts: string[] }
  | { outcome: 'too_slow' };

export const outcomes = ['matched', 'not_matched', 'error', 'not_knowable', 'too_slow'] as const;
export type RuleOutcome = Verdict['outcome'];

type Context = Record<string, object>;

/** What a rule makes of what happened. Pure: facts go in, a verdict comes out, and nothing else can come of it. */
export function evaluate(compiled: Compiled, happened: Happened): Verdict {
  const context = contextOf(compiled.reading, happened);
  const { condition, body } = compiled;
  try {
    const holds: unknown = condition.run(context);
    const why = comparisons(compiled, context);
    if (holds === false) return { outcome: 'not_matched', why };
    if (holds !== true)
      return { outcome: 'error', why, error: `The condition came to ${shown(holds)}, and not to true or false.` };
    try {
      return { outcome: 'matched', why, would: { command: body.then.command, arguments: worked(compiled, context) } };
    } catch (error) {
      if (error instanceof NotKnowable) throw error;
      return { outcome: 'error', why, error: said(error) };
    }
  } catch (error) {
    const unknown = new Set(unknownOf(compiled, context));
    if (error instanceof NotKnowable) unknown.add(error.fact);
    if (unknown.size > 0) return { outcome: 'not_knowable', facts: [...unknown] };
    return { outcome: 'error', why: comparisons(compiled, context), error: said(error) };
  }
}

function contextOf(reading: Reading, { record, unknown, event, actor, program, programUnknown }: Happened): Context {
  const { type, at, data } = event;
  return {
    record: new reading.record(record, new Set(unknown)),
    event: new reading.event({ type, at, data: new reading.data(data) }),
    actor: new reading.actor({ kind: actor }),
    program: new reading.program(program ?? {}, new Set(programUnknown)),
  };
}

/** Each comparison of the condition by itself, also those that the outcome did not depend on. */
function comparisons({ condition, reading }: Compiled, context: Context): Compared[] {
  return leavesOf(condition.ast).map((leaf) => {
    const text = textOf(condition.text, leaf);
    const place = placeIn(condition.text, leaf.start);
    const sides = sidesOf(leaf).map((side) => {
      const of = textOf(condition.text, side);
      return { text: cut(of, ruleLimits.shown), value: valueOf(reading, of, context) };
    });
    return { text: cut(text, ruleLimits.shown), ...place, sides, ...cameTo(reading, text, context) };
  });
}

function cameTo(reading: Reading, text: string, context: Context): Pick<Compared, 'holds' | 'error'> {
  try {
    const value: unknown = reading.environment.evaluate(text, context);
    return { holds: typeof value === 'boolean' ? value : null, error: null };
  } catch (error) {
    return { holds: null, error: said(error) };
  }
}

function valueOf(reading: Reading, text: string, context: Context): string {
  try {
    return shown(reading.environment.evaluate(text, context));
  } catch (error) {
    return error instanceof NotKnowable ? 'not known' : 'nothing';
  }
}

/** Whether a part of the condition that failed asked for something that nobody knows: then the whole is not known either. */
function unknownOf({ condition, reading }: Compiled, context: Context): string[] {
  const facts = new Set<string>();
  for (const leaf of leavesOf(condition.ast))
    try {
      reading.environment.evaluate(textOf(condition.text, leaf), context);
    } catch (error) {
      if (error instanceof NotKnowable) facts.add(error.fact);
    }
  return [...facts];
}

const joining = new Set(['&&', '||', '!_', '?:']);
const comparing = new Set(['==', '!=', '<', '<=', '>', '>=', 'in']);

/** The parts of a condition that are joined by and, or and not. */
function leavesOf(node: ASTNode): ASTNode[] {
  return joining.has(node.op) ? below(node).flatMap(leavesOf) : [node];
}

/** Loops and bindings have names of their own inside: of them only what they go through is told. */
const binding = new Set(['all', 'exists', 'exists_one', 'filter', 'map', 'bind']);

function sidesOf(node: ASTNode): ASTNode[] {
  if (comparing.has(node.op)) return below(node).filter(({ op }) => op !== 'value');
  if (node.op !== 'rcall') return [];
  const [name, receiver, given] = node.args;
  if (receiver.op === 'id' && receiver.args === 'cel') return [];
  return binding.has(name) ? [receiver] : [receiver, ...given].filter(({ op }) => op !== 'value');
}

const textOf = (text: string, { start, end }: ASTNode): string => text.slice(start, end);

/** The body of the command, with the values that are worked out. */
function worked({ body, worked: values }: Compiled, context: Context): Record<string, unknown> {
  const results = values.map(({ path, checked }) => {
    const value: unknown = checked.run(context);
    return [path.join('\u0000'), plain(value)] as const;
  });
  const by = new Map<string, unknown>(results);
  const filled = (value: unknown, path: readonly (string | number)[]): unknown => {
    if (celOf(value) !== undefined) return by.get(path.join('\u0000'));
    if (Array.isArray(value)) return value.map((one: unknown, index) => filled(one, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, [...path, key])]));
  };
  return filled(body.then.arguments, []) as Record<string, unknown>;
}

/** A value as JSON has it. @throws Error for what has no such form */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [String(key), plain(one)]));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  throw new Error(
    'A value came to something that the body of a command cannot hold. Make a text, a number or a list of it.',
  );
}

/** A value as people read it, not longer than a line or two. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return cut(value, ruleLimits.shown);
  try {
    const json = plain(value);
    return cut(typeof json === 'string' ? json : canonicalJson(json), ruleLimits.shown);
  } catch {
    return 'a value';
  }
}

function said(error: unknown): string {
  const { code, summary, message, node } = error as {
    code?: string;
    summary?: string;
    message: string;
    node?: { input?: string; start?: number; end?: number };
  };
  const part = node?.input?.slice(node.start ?? 0, node.end ?? 0) ?? '';
  if (code === 'no_such_key') return cut(`${part} is nothing here. Ask has(${part}) before it.`, 300);
  return cut(`${summary ?? message}${part === '' ? '' : `, in ${part}`}.`, 300);
}
