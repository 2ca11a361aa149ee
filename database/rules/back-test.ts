import type { DataSource } from 'typeorm';
import type { Linked } from '../../domain/record-link/link.js';
import type { Compared, RuleOutcome, Verdict, Would } from '../../domain/rule/evaluate.js';
import { Refusal } from '../../domain/refusal.js';
import type { RuleBody } from '../../domain/rule/rule.js';
import { evaluateBeside } from '../evaluator/evaluator.js';
import { tookTooLong } from '../sql/faults.js';
import { inTransaction } from '../sql/transaction.js';
import { kindFacts } from './facts.js';
import { pastEvents, type PastEvent, type Period } from './past-events.js';

/** What a back-test may cost. `docs/automation.md` states these to people. */
export const backTestLimits = {
  /** Events that are played: of more, the newest. */
  events: 5_000,
  /** By the clock; what is left is not played. */
  ms: 20_000,
  /** Records that are told one by one, of each outcome. */
  examples: 20,
  page: 250,
  /** Markets with domains that are counted apart. */
  places: 100,
} as const;

/** One that is told by itself. */
export interface Example {
  record: Linked;
  event: { seq: string; type: string; at: number };
  outcome: RuleOutcome;
  would: Would | null;
  why: Compared[];
  said: string | null;
}

export interface Counted {
  events: number;
  matched: number;
  notMatched: number;
  errors: number;
  notKnowable: number;
  tooSlow: number;
}

export interface BackTest extends Counted {
  /** The instant of the oldest event that was played; null: there was none. */
  oldest: number | null;
  /** Whether all events of the period were played. */
  complete: boolean;
  /** Facts that nobody knows as they were, and on how many events it hung on them. */
  unknown: { fact: string; events: number }[];
  /** Where the records stand now. */
  places: (Counted & { domain: string | null; market: string | null })[];
  examples: Example[];
}

const nothing = (): Counted => ({ events: 0, matched: 0, notMatched: 0, errors: 0, notKnowable: 0, tooSlow: 0 });

const counter: Readonly<Record<RuleOutcome, Exclude<keyof Counted, 'events'>>> = {
  matched: 'matched',
  not_matched: 'notMatched',
  error: 'errors',
  not_knowable: 'notKnowable',
  too_slow: 'tooSlow',
};

/** Plays a version of a rule on what has happened: it reads, and nothing comes of it. */
export async function backTest(
  dataSource: DataSource,
  version: { id: string; body: RuleBody },
  period: Omit<Period, 'kind' | 'events'>,
): Promise<BackTest> {
  const of: Period = { ...period, ...version.body.on };
  const tally = new Tally();
  const endsAt = performance.now() + backTestLimits.ms;
  let before: string | null = null;
  for (;;) {
    const limit = Math.min(backTestLimits.page, backTestLimits.events - tally.total.events);
    const from: string | null = before;
    // One more than is played tells whether there are more.
    const found: PastEvent[] | null = await unlessTooLong(() =>
      inTransaction(dataSource, (manager) => pastEvents(manager, of, { before: from, limit: limit + 1 })),
    );
    if (found === null) {
      if (tally.total.events > 0) return tally.result(false);
      throw new Refusal(
        'invalid-command',
        'The trail of that period takes too long to be read. Ask about a shorter period, or a later one.',
      );
    }
    const page = found.slice(0, limit);
    const questions = page.map(({ happened }) => ({ versionId: version.id, happened }));
    const verdicts = await evaluateBeside(questions, { [version.id]: version.body }, kindFacts);
    for (const [index, event] of page.entries()) tally.add(event, verdicts[index] ?? { outcome: 'too_slow' });
    before = page.at(-1)?.seq ?? before;
    const more = found.length > limit;
    if (!more || tally.total.events >= backTestLimits.events || performance.now() > endsAt) return tally.result(!more);
  }
}

/** Null where the database gave up, for it took too long. */
async function unlessTooLong<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (tookTooLong(error)) return null;
    throw error;
  }
}

class Tally {
  readonly total = nothing();
  private oldest: number | null = null;
  private readonly unknown = new Map<string, number>();
  private readonly places = new Map<string, BackTest['places'][number]>();
  private readonly examples: Example[] = [];
  private readonly told: Partial<Record<RuleOutcome, number>> = {};

  add(event: PastEvent, verdict: Verdict): void {
    const { outcome } = verdict;
    const { at } = event.happened.event;
    this.oldest = Math.min(this.oldest ?? at, at);
    for (const counted of [this.total, ...this.placesOf(event)]) {
      counted.events += 1;
      counted[counter[outcome]] += 1;
    }
    if (verdict.outcome === 'not_knowable')
      for (const fact of verdict.facts) this.unknown.set(fact, (this.unknown.get(fact) ?? 0) + 1);
    const told = this.told[outcome] ?? 0;
    if (outcome === 'not_matched' || told >= backTestLimits.examples) return;
    this.told[outcome] = told + 1;
    this.examples.push(exampleOf(event, verdict));
  }

  result(complete: boolean): BackTest {
    const most = <T>(all: T[], by: (one: T) => number): T[] => all.sort((a, b) => by(b) - by(a));
    const unknown = [...this.unknown].map(([fact, events]) => ({ fact, events }));
    return {
      ...{ ...this.total, complete, oldest: this.oldest },
      unknown: most(unknown, ({ events }) => events),
      places: most([...this.places.values()], ({ events }) => events),
      examples: this.examples,
    };
  }

  /** A record of several markets counts in each. */
  private placesOf({ domain, markets }: PastEvent): Counted[] {
    return (markets.length > 0 ? markets : [null]).flatMap((market) => {
      const key = JSON.stringify([domain, market]);
      const known = this.places.get(key);
      if (known) return [known];
      if (this.places.size >= backTestLimits.places) return [];
      const place = { domain, market, ...nothing() };
      this.places.set(key, place);
      return [place];
    });
  }
}

function exampleOf({ record, seq, happened }: PastEvent, verdict: Verdict): Example {
  const { type, at } = happened.event;
  return {
    ...{ record, event: { seq, type, at }, outcome: verdict.outcome },
    would: verdict.outcome === 'matched' ? verdict.would : null,
    why: 'why' in verdict ? verdict.why : [],
    said: saidOf(verdict),
  };
}

/** Why it came to nothing, in words; null where it came to something. */
export function saidOf(verdict: Verdict): string | null {
  if (verdict.outcome === 'error') return verdict.error;
  if (verdict.outcome === 'not_knowable') return `Not known as it was then: ${verdict.facts.join(', ')}.`;
  return verdict.outcome === 'too_slow' ? 'It took too long, and was ended.' : null;
}
