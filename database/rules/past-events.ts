import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { Linked, LinkedKind } from '../../domain/record-link/link.js';
import type { Happened } from '../../domain/rule/evaluate.js';
import { programFacts } from '../../domain/rule/fact-types.js';
import { knowing } from '../access/known-sight.js';
import { placingIn, seesSubject } from '../access/visible.js';
import { recordKinds, type KindFacts } from '../engine/kinds.js';
import type { Row } from '../record/row.js';
import { eventFits } from '../trail/events.js';
import { factRows, kindFacts, lastingFacts } from './facts.js';

/** Which events of the trail are played. */
export interface Period {
  kind: LinkedKind;
  /** Types, and filters such as `finding.*`. */
  events: readonly string[];
  /** Epoch ms: at or after, and before. */
  from: number;
  until: number;
  /** Whoever asks, and is told of no other record. */
  sight: Sight | undefined;
}

/** An event of the past, with what is known of its record as it was then. */
export interface PastEvent {
  seq: string;
  record: Linked;
  domain: string | null;
  markets: string[];
  happened: Happened;
}

/** An event as the trail has it. */
export interface EventRow {
  seq: string;
  subject_id: string;
  program_id: string | null;
  type: string;
  actor_id: string | null;
  at: Date;
  recorded_at: Date;
  subject_version: number | null;
  data: Record<string, unknown>;
}

interface ProgramRow {
  id: string;
  name: string;
  status: string;
  domain: string | null;
  markets: string[];
  manager_id: string;
  updated_at: Date;
}

/** So long one look into the trail may take. */
const patience = '10s';

/**
 * Events of a period, the newest first, each with its record as far as that is known: what never changes, and the rest where nothing
 * has happened to the record since. What else there is nobody knows any more, and it is named.
 *
 * @param before the `seq` at which to go on; null: at the newest
 */
export async function pastEvents(
  manager: EntityManager,
  period: Period,
  { before, limit }: { before: string | null; limit: number },
): Promise<PastEvent[]> {
  await manager.query(`SET LOCAL statement_timeout = '${patience}'`);
  const params: unknown[] = [period.kind, period.events, new Date(period.from), new Date(period.until), before, limit];
  const known = period.sight && (await knowing(manager, period.sight));
  const seen = known ? seesSubject(known, placingIn(params), { kind: 'e.subject_kind', id: 'e.subject_id' }) : 'TRUE';
  const events = await manager.query<EventRow[]>(
    `SELECT e.seq::text, e.subject_id, e.program_id, e.type, e.actor_id, e.at, e.recorded_at, e.subject_version, e.data
     FROM audit_events e WHERE e.subject_kind = $1 AND ${eventFits('$2::text[]', 'e.type')} AND e.at >= $3 AND e.at < $4
       AND ($5::bigint IS NULL OR e.seq < $5) AND ${seen} ORDER BY e.seq DESC LIMIT $6`,
    params,
  );
  const rows = await recordsOf(manager, period.kind, [...new Set(events.map(({ subject_id }) => subject_id))]);
  const programs = await programsOf(manager, [...new Set(events.flatMap(({ program_id }) => program_id ?? []))]);
  return events.map((event) =>
    pastEvent(period.kind, event, rows.get(event.subject_id), programs.get(event.program_id ?? '')),
  );
}

/** Rows of records, by id; of those that are gone there is none. */
export async function recordsOf(manager: EntityManager, kind: LinkedKind, ids: string[]): Promise<Map<string, Row>> {
  const { table, dates } = { table: factRows[kind].table, dates: factRows[kind].dates('t') };
  const rows = await manager.query<Row[]>(`SELECT t.*${dates} FROM ${table} t WHERE t.id = ANY($1)`, [ids]);
  return new Map(rows.map((row) => [row['id'] as string, row]));
}

async function programsOf(manager: EntityManager, ids: string[]): Promise<Map<string, ProgramRow>> {
  const rows = await manager.query<ProgramRow[]>(
    'SELECT id, name, status, domain, markets, manager_id, updated_at FROM programs WHERE id = ANY($1)',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function pastEvent(
  kind: LinkedKind,
  event: EventRow,
  row: Row | undefined,
  program: ProgramRow | undefined,
): PastEvent {
  const happened = happenedThen(kind, event, row);
  const { domain, markets } = happened.record as { domain?: string | null; markets?: string[] };
  const unchanged = program !== undefined && program.updated_at < event.recorded_at;
  return {
    seq: event.seq,
    record: linkedOf(kind, event.subject_id, row),
    domain: domain ?? program?.domain ?? null,
    markets: markets ?? program?.markets ?? [],
    happened: {
      ...happened,
      program: program ? factsOfProgram(program) : null,
      programUnknown: event.program_id === null || unchanged ? [] : Object.keys(programFacts),
    },
  };
}

/** An event with its record as far as that is known by the row as it is now; its program is said by whoever knows it. */
export function happenedThen(
  kind: LinkedKind,
  event: EventRow,
  row: Row | undefined,
): Omit<Happened, 'program' | 'programUnknown'> {
  const facts = (row ? factRows[kind].factsOf(row) : {}) as Record<string, unknown>;
  // Nothing has happened to it since: whatever happens to a record, its version grows.
  const asThen = row !== undefined && event.subject_version !== null && facts['version'] === event.subject_version;
  const unknown = asThen
    ? []
    : Object.keys(kindFacts[kind]).filter((name) => row === undefined || !lastingFacts[kind].has(name));
  return {
    ...{ record: facts, unknown },
    event: { type: event.type, at: event.at.getTime(), data: event.data },
    actor: event.actor_id === null ? 'system' : 'person',
  };
}

function linkedOf(kind: LinkedKind, id: string, row: Row | undefined): Linked {
  const { letters }: KindFacts = recordKinds[kind];
  const title = (row?.['title'] ?? row?.['name'] ?? '') as string;
  return {
    kind,
    id,
    title,
    key: letters === undefined || row === undefined ? null : `${letters}-${String(row['number'])}`,
  };
}

function factsOfProgram({ name, status, domain, markets, manager_id: managerId }: ProgramRow): Record<string, unknown> {
  return { name, status, domain, markets, managerId };
}
