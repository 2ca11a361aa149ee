import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import pg from 'pg';
import { endSpan, statementSpan } from '../config/spans.js';

type Callback = (error: Error | null, result: pg.QueryResult) => void;

/** Each costs every connection some 30 KB in the server, so they are counted. */
const most = 400;
/** And none has a place by having come first: a statement is prepared from so many askings on within so many milliseconds. */
const often = { times: 5, withinMs: 60_000 };
/** How often what is not prepared was asked since then, at most of so many texts. */
let asked = { since: 0, times: new Map<string, number>() };
const mostCounted = 5_000;

/** Names of the statements that are prepared. The same on every connection: a name stands for one text, in every process. */
const names = new Map<string, string>();
/** How often what a statement gives has changed, by its text: under its former name a connection knows it as it was. */
const changes = new Map<string, number>();

/** Something between this and the server, such as a pooler, does not keep statements with their connection. */
let refused = false;

/** From now on nothing is prepared in this process. */
export function prepareNothing(): void {
  refused = true;
}

/**
 * A connection that costs as few turns as can be. It prepares what it is asked again and again: a statement of the engine
 * is parsed and planned once, and not in each of its transactions, where it took longer than to carry it out. (Lists are
 * left out: with a limit other than of one row, the best plan hangs on the values.) And what is asked in one go travels in one go.
 */
export class PreparedClient extends pg.Client {
  constructor(config: pg.ClientConfig) {
    super({ ...config, pipeline: true });
    const ask = this.query.bind(this) as (query: unknown, values?: unknown, callback?: Callback) => unknown;
    // Not kept: it becomes another one where TLS is asked for.
    const { connection } = this as unknown as { connection: { stream: Socket } };
    const together = (query: unknown, values?: unknown, callback?: Callback): unknown => {
      const { stream } = connection;
      stream.cork();
      process.nextTick(() => {
        stream.uncork();
      });
      return ask(query, values, callback);
    };
    const prepared = (text: unknown, values?: unknown, callback?: Callback): unknown => {
      const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text, values) : null;
      if (name === null) return together(text, values, callback);
      const query = { name, text, values };
      if (callback)
        return together(query, undefined, (error, result) => {
          if (error) forget(text as string, error);
          callback(error, result);
        });
      const answer = together(query) as Promise<unknown>;
      answer.catch((error: unknown) => {
        forget(text as string, error);
      });
      return answer;
    };
    const traced = (query: unknown, values?: unknown, callback?: Callback): unknown => {
      const span = typeof query === 'string' ? statementSpan(query) : null;
      if (span === null) return prepared(query, values, callback);
      if (callback)
        return prepared(query, values, (error, result) => {
          endSpan(span, error);
          callback(error, result);
        });
      const answer = prepared(query, values) as Promise<unknown>;
      answer.then(
        () => {
          endSpan(span);
        },
        (error: unknown) => {
          endSpan(span, error);
        },
      );
      return answer;
    };
    // Heard in the order of the answers, which is that of the statements.
    let failed: Error | null = null;
    const succeeded = (): void => {
      failed = null;
    };
    const reasonOf = (error: Error): Error => {
      if ((error as { code?: unknown }).code !== aborted) failed = error;
      return failed === null || failed === error ? error : becauseOf(failed);
    };
    const reasoned = (query: unknown, values?: unknown, callback?: Callback): unknown => {
      if (isSubmittable(query)) return traced(query, values, callback);
      if (callback)
        return traced(query, values, (error, result) => {
          if (!error) succeeded();
          callback(error && reasonOf(error), result);
        });
      return (traced(query, values) as Promise<unknown>).then(
        (result) => {
          succeeded();
          return result;
        },
        (error: unknown) => {
          throw reasonOf(error as Error);
        },
      );
    };
    this.query = reasoned as typeof this.query;
  }
}

/** What PostgreSQL says to each statement of a transaction after the one that failed, until the transaction is rolled back. */
const aborted = '25P02';

/**
 * Statements that travel together are answered together, and which of them is heard first hangs on how many turns lie
 * between: whoever hears of a later one only is told why all of them failed, and not that something has.
 */
function becauseOf(first: Error): Error {
  const reason = new Error(`${first.message}, said to a statement before this one`, { cause: first });
  return Object.assign(reason, { ...first });
}

/** Cursors and the like answer in a way of their own. */
function isSubmittable(query: unknown): boolean {
  return typeof (query as { submit?: unknown } | null)?.submit === 'function';
}

function nameOf(text: string, values: unknown[]): string | null {
  if (refused || values.length === 0) return null;
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= most || !isOften(text) || /\bLIMIT\b(?! 1\b)/i.test(text)) return null;
  // By a number of this process, another behind the same pooler would have had something else under the name, and its answer.
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 32);
  const changed = changes.get(text) ?? 0;
  const name = `tollgate_${digest}${changed === 0 ? '' : `_${changed}`}`;
  names.set(text, name);
  return name;
}

/** Whether it is asked so often that its place is worth it; counts this asking. */
function isOften(text: string): boolean {
  const now = performance.now();
  if (now - asked.since > often.withinMs || asked.times.size > mostCounted) asked = { since: now, times: new Map() };
  const times = (asked.times.get(text) ?? 0) + 1;
  if (times < often.times) asked.times.set(text, times);
  return times >= often.times;
}

/** What the statement gives has changed with the schema, or the server does not know it: the next attempt goes without. */
function forget(text: string, error: unknown): void {
  const { code } = error as { code?: string };
  if (code === changedResult && names.delete(text)) changes.set(text, (changes.get(text) ?? 0) + 1);
  if (code === unknownStatement || code === knownStatement) refused = true;
}

/** "cached plan must not change result type" */
const changedResult = '0A000';
const unknownStatement = '26000';
const knownStatement = '42P05';
