import type { DataSource, EntityManager } from 'typeorm';
import type { LinkedKind } from '../../domain/record-link/link.js';
import type { Happened, Verdict } from '../../domain/rule/evaluate.js';
import { factsOfChain, type Link } from '../../domain/rule/chain.js';
import type { Listening, RuleBody } from '../../domain/rule/rule.js';
import { evaluateBeside } from '../evaluator/evaluator.js';
import type { Question } from '../evaluator/messages.js';
import type { Row } from '../record/row.js';
import { inTransaction } from '../sql/transaction.js';
import { kindFacts } from './facts.js';
import { happenedThen, recordsOf, type EventRow } from './past-events.js';
import { saidOf } from './back-test.js';
import { stopRule } from './stop.js';

/** So many events are looked at in one round, and so many answers are asked for, about. */
const atOnce = { events: 200, answers: 1_000 };

/** So long a worker has them, in seconds: of one that has died, another takes them then. */
const lease = 60;

/** An event as it was heard. */
interface HeardRow extends EventRow {
  subject_kind: LinkedKind;
  versions: string[];
  facts: Record<string, unknown> | null;
  program: Record<string, unknown> | null;
}

/** A rule that listens by a version. */
interface Listener {
  version_id: string;
  rule_id: string;
  state: Listening;
  body: RuleBody;
  put_by: string;
}

/** A rule that is to answer to an event. */
interface Turn {
  event: HeardRow;
  listener: Listener;
}

/**
 * Lets the rules that listen answer to what has happened, each once for each event: facts go to the evaluator, and what comes back is
 * written down. Nothing else is done here; proposals are made elsewhere, of what waits for it. Gives how many were answered.
 */
export async function takeTurns(dataSource: DataSource): Promise<number> {
  const heard = await inTransaction(dataSource, take);
  if (heard.length === 0) return 0;
  const { turns, questions } = await inTransaction(dataSource, (manager) => turnsOf(manager, heard));
  const bodies = Object.fromEntries(turns.map(({ listener }) => [listener.version_id, listener.body]));
  const verdicts = await evaluateBeside(questions, bodies, kindFacts);
  await inTransaction(dataSource, (manager) => save(manager, heard, turns, verdicts));
  const slow = turns.filter((_, index) => verdicts[index]?.outcome === 'too_slow').map(({ listener }) => listener);
  for (const one of new Map(slow.map((each) => [each.rule_id, each])).values())
    await inTransaction(dataSource, (manager) => stopIfSlow(manager, one));
  return heard.length;
}

/** So often within an hour a rule may take too long; then it stops by itself. */
const slowest = 3;

/** Others wait behind a rule that takes too long: it stops, and whoever put it there is told. */
async function stopIfSlow(manager: EntityManager, { rule_id: id, version_id, put_by: tell }: Listener): Promise<void> {
  const [slow] = await manager.query<{ many: number; last: string }[]>(
    `SELECT count(*)::integer AS many, max(event_seq)::text AS last FROM rule_evaluations
     WHERE version_id = $1 AND outcome = 'too_slow' AND evaluated_at > now() - interval '1 hour'`,
    [version_id],
  );
  if (slow === undefined || slow.many < slowest) return;
  const because = `It took too long on ${slow.many} events within an hour, and others wait behind it`;
  await stopRule(manager, id, { by: null, because, key: slow.last, tell });
}

async function take(manager: EntityManager): Promise<HeardRow[]> {
  return manager.query<HeardRow[]>(
    `WITH next AS (
       SELECT h.event_seq, cardinality(h.versions) AS many FROM rule_heard h WHERE h.taken_until IS NULL OR h.taken_until < now()
       ORDER BY h.event_seq LIMIT $1 FOR UPDATE SKIP LOCKED),
     few AS (
       SELECT event_seq FROM (SELECT event_seq, sum(many) OVER (ORDER BY event_seq) - many AS before FROM next) n WHERE before < $2),
     taken AS (
       UPDATE rule_heard h SET taken_until = now() + make_interval(secs => $3) FROM few s WHERE h.event_seq = s.event_seq
       RETURNING h.event_seq, h.versions, h.facts, h.program)
     SELECT e.seq::text, e.subject_kind, e.subject_id, e.program_id, e.type, e.actor_id, e.at, e.recorded_at, e.subject_version, e.data,
       t.versions, t.facts, t.program FROM taken t JOIN audit_events e ON e.seq = t.event_seq ORDER BY t.event_seq`,
    [atOnce.events, atOnce.answers, lease],
  );
}

/**
 * Which rules are to answer to what: those that still listen by the version by which they heard it. Of others nothing more comes of
 * what was queued.
 */
async function turnsOf(
  manager: EntityManager,
  heard: readonly HeardRow[],
): Promise<{ turns: Turn[]; questions: Question[] }> {
  const listeners = await manager.query<Listener[]>(
    `SELECT v.id AS version_id, r.id AS rule_id, r.state, v.body, coalesce(r.state_by, r.created_by) AS put_by FROM rules r JOIN rule_versions v ON v.id = r.live_version_id
     WHERE r.state IN ('shadow', 'suggest', 'act') AND v.id = ANY($1)`,
    [[...new Set(heard.flatMap(({ versions }) => versions))]],
  );
  const by = new Map(listeners.map((one) => [one.version_id, one]));
  const rows = await rowsWithoutFacts(manager, heard);
  const turns: Turn[] = [];
  const questions: Question[] = [];
  for (const event of heard) {
    // One object for all that are asked: it travels once.
    const happened = happenedIn(event, rows.get(event.subject_id));
    for (const versionId of event.versions) {
      const listener = by.get(versionId);
      if (!listener) continue;
      turns.push({ event, listener });
      questions.push({ versionId, happened });
    }
  }
  return { turns, questions };
}

/** Facts as they were kept with the event; of events that bear none, what is known of them as of any that is past. */
function happenedIn(event: HeardRow, row: Row | undefined): Happened {
  const { facts, program } = event;
  const then = happenedThen(event.subject_kind, event, row);
  const whole = { ...then, program, programUnknown: [] };
  return facts === null ? whole : { ...whole, record: facts, unknown: [] };
}

async function rowsWithoutFacts(manager: EntityManager, heard: readonly HeardRow[]): Promise<Map<string, Row>> {
  const without = heard.filter(({ facts }) => facts === null);
  const found = await Promise.all(
    [...new Set(without.map(({ subject_kind }) => subject_kind))].map((kind) => {
      const of = without.filter((event) => event.subject_kind === kind);
      return recordsOf(manager, kind, [...new Set(of.map(({ subject_id }) => subject_id))]);
    }),
  );
  return new Map(found.flatMap((rows) => [...rows]));
}

async function save(
  manager: EntityManager,
  heard: readonly HeardRow[],
  turns: readonly Turn[],
  verdicts: readonly Verdict[],
): Promise<void> {
  const chains = await chainsOf(manager, heard);
  const rows = turns.map(({ event, listener }, index) => {
    const verdict = verdicts[index] ?? { outcome: 'too_slow' as const };
    const chain = chains.get(event.seq) ?? [];
    const next: Link = { ruleId: listener.rule_id, subjectId: event.subject_id };
    const proposes = verdict.outcome === 'matched' && listener.state !== 'shadow' ? factsOfChain(chain, next) : null;
    return {
      ...{ v: listener.version_id, e: event.seq, r: listener.rule_id, k: event.subject_kind, s: event.subject_id },
      ...{ t: event.type, at: event.at.getTime(), st: listener.state, o: verdict.outcome },
      ...{ w: verdict.outcome === 'matched' ? verdict.would : null, y: 'why' in verdict ? verdict.why : [] },
      ...{ m: saidOf(verdict), c: chain, wt: proposes?.refused === null, rf: proposes?.refused ?? null },
    };
  });
  // How often each version was asked and matched is counted by day (UTC), and outlives what is kept of single evaluations; in one
  // order, so that no two wait for each other.
  await manager.query(
    `WITH saved AS (
       INSERT INTO rule_evaluations (version_id, event_seq, rule_id, subject_kind, subject_id, event_type, event_at, state, outcome,
         would, why, said, chain, waits, refused)
       SELECT x.v, x.e, x.r, x.k, x.s, x.t, to_timestamp(x.at / 1000.0), x.st, x.o, x.w, x.y, x.m, x.c, x.wt, x.rf
       FROM json_to_recordset($1::json) AS x(v uuid, e bigint, r uuid, k text, s uuid, t text, at double precision, st text, o text,
         w jsonb, y jsonb, m text, c jsonb, wt boolean, rf text) ON CONFLICT DO NOTHING RETURNING version_id, event_at, outcome)
     INSERT INTO rule_tallies (version_id, day, asked, matched)
     SELECT version_id, (event_at AT TIME ZONE 'UTC')::date AS day, count(*), count(*) FILTER (WHERE outcome = 'matched') FROM saved
     WHERE outcome IN ('matched', 'not_matched') GROUP BY 1, 2 ORDER BY 1, 2
     ON CONFLICT (version_id, day) DO UPDATE
       SET asked = rule_tallies.asked + excluded.asked, matched = rule_tallies.matched + excluded.matched`,
    [JSON.stringify(rows)],
  );
  await manager.query('DELETE FROM rule_heard WHERE event_seq = ANY($1::bigint[])', [heard.map(({ seq }) => seq)]);
}

/** Of events that came of a proposal of a rule: which rules led to it, on which records, the first one first. */
async function chainsOf(manager: EntityManager, heard: readonly HeardRow[]): Promise<Map<string, Link[]>> {
  const proposals = new Map(
    heard.flatMap(({ seq, data }) => {
      const on = data['onProposal'] as { id?: unknown } | undefined;
      return typeof on?.id === 'string' ? [[seq, on.id] as const] : [];
    }),
  );
  if (proposals.size === 0) return new Map();
  const rows = await manager.query<{ proposal_id: string; rule_id: string; subject_id: string; chain: Link[] }[]>(
    'SELECT proposal_id, rule_id, subject_id, chain FROM rule_evaluations WHERE proposal_id = ANY($1)',
    [[...new Set(proposals.values())]],
  );
  const by = new Map(
    rows.map((row) => [row.proposal_id, [...row.chain, { ruleId: row.rule_id, subjectId: row.subject_id }]]),
  );
  return new Map([...proposals].flatMap(([seq, id]) => (by.has(id) ? [[seq, by.get(id) ?? []] as const] : [])));
}
