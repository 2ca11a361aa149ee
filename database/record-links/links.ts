import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import {
  linkedKinds,
  linkEvents,
  linkOf,
  mostLinks,
  roomForLink,
  type Link,
  type Linked,
  type LinkedKind,
  type Linking,
} from '../../domain/record-link/link.js';
import { Refusal } from '../../domain/refusal.js';
import { isUuid } from '../../domain/uuid.js';
import { knowing } from '../access/known-sight.js';
import { isSeen, seesOne } from '../access/unseen.js';
import { placingIn } from '../access/visible.js';
import { kindCalled, recordKinds, type KindFacts } from '../engine/kinds.js';
import { saveEvents } from '../trail/events.js';

/** A record at the other end of a link, as it is shown. */
export interface ShownLink extends Linked {
  status: string;
  linked_by: { id: string; name: string };
  linked_at: Date;
}

/** SQL: what is shown of a row `t` of a kind. */
function shownAs(kind: LinkedKind): string {
  const { letters }: KindFacts = recordKinds[kind];
  const key = letters === undefined ? 'NULL::text' : `'${letters}-' || t.number`;
  return `'${kind}' AS kind, t.id, ${key} AS key, ${kind === 'program' ? 't.name' : 't.title'} AS title`;
}

/** What a record is tied to, at whichever end it stands, as far as somebody sees it; the oldest link first. */
export async function linksOf(manager: EntityManager, id: string, sight: Sight | undefined): Promise<ShownLink[]> {
  const params: unknown[] = [id];
  const place = placingIn(params);
  const known = sight && (await knowing(manager, sight));
  const each = linkedKinds.map((kind) => {
    const { table, path } = recordKinds[kind];
    const sees = known === undefined ? 'TRUE' : seesOne(path, known, place);
    return `SELECT ${shownAs(kind)}, t.status, e.linked_by, e.linked_at FROM ends e JOIN ${table} t ON t.id = e.id
      WHERE e.kind = '${kind}' AND ${sees}`;
  });
  return manager.query<ShownLink[]>(
    `WITH ends AS (
       SELECT l.record_kind AS kind, l.record_id AS id, l.linked_by, l.linked_at FROM record_links l WHERE l.case_id = $1
       UNION ALL SELECT l.one_kind, l.case_id, l.linked_by, l.linked_at FROM record_links l WHERE l.record_id = $1)
     SELECT f.kind, f.id, f.key, f.title, f.status, f.linked_at,
       jsonb_build_object('id', p.id, 'name', p.name) AS linked_by
     FROM (${each.join(' UNION ALL ')}) f JOIN people p ON p.id = f.linked_by
     ORDER BY f.linked_at, f.id LIMIT ${mostLinks}`,
    params,
  );
}

/**
 * What may be tied, by its id or as `AI-12`, where whoever asks sees it.
 *
 * @throws Refusal `not-found`
 */
export async function linkable(manager: EntityManager, ref: string, sight: Sight | undefined): Promise<Linked> {
  const called = kindCalled(ref);
  const number = /^[a-z]+-(\d{1,15})$/i.exec(ref)?.[1];
  const kinds = linkedKinds.filter((kind) => (called === undefined ? isUuid(ref) : kind === called && number));
  for (const kind of kinds) {
    const { table, path } = recordKinds[kind];
    const which = number === undefined ? 't.id = $1' : 't.number = $1::bigint';
    const [found] = await manager.query<Linked[]>(`SELECT ${shownAs(kind)} FROM ${table} t WHERE ${which}`, [
      number ?? ref,
    ]);
    if (found && (sight === undefined || (await isSeen(manager, sight, path, found.id)))) return found;
  }
  throw new Refusal(
    'not-found',
    `There is no ${ref}. Name an action item, exception, risk, case, finding, alignment round, breach, analysis, control, occurrence or review round by its key, such as AI-12, or any of them and a program by its id.`,
  );
}

interface By {
  actorId: string;
  /** Of the request. */
  key: string;
  at: number;
}

/** Ties a case, a finding or a control to a record; one that is tied already stays as it is. @throws Refusal `invalid-command` */
export async function link(manager: EntityManager, one: Linking, other: Linked, by: By): Promise<void> {
  const made = linkOf(one, other);
  await oneAtATime(manager);
  const ids = [made.one.id, made.other.id];
  const [there] = await manager.query<unknown[]>(
    'SELECT 1 FROM record_links WHERE case_id = $1 AND record_id = $2',
    ids,
  );
  if (there !== undefined) return;
  for (const end of [made.one, made.other]) roomForLink(end, await countLinks(manager, end.id));
  await manager.query(
    `INSERT INTO record_links (case_id, record_kind, record_id, linked_by, linked_at, one_kind)
     VALUES ($1, $3, $2, $4, to_timestamp($5 / 1000.0), $6)`,
    [...ids, made.other.kind, by.actorId, by.at, made.one.kind],
  );
  await tell(manager, made, 'linked', by);
}

/** Takes a link away; one that is not there is left so. */
export async function unlink(manager: EntityManager, one: Linking, other: Linked, by: By): Promise<void> {
  const gone = linkOf(one, other);
  await oneAtATime(manager);
  const rows = await manager.query<unknown[]>(
    `WITH gone AS (DELETE FROM record_links WHERE case_id = $1 AND record_id = $2 RETURNING case_id) SELECT 1 FROM gone`,
    [gone.one.id, gone.other.id],
  );
  if (rows.length > 0) await tell(manager, gone, 'unlinked', by);
}

async function tell(manager: EntityManager, link: Link, done: 'linked' | 'unlinked', by: By): Promise<void> {
  await saveEvents(
    manager,
    linkEvents(link, { done, ...by }).map(({ of, event }) => ({
      ...{ subjectKind: of.kind, subjectId: of.id, programId: null, event },
    })),
  );
}

/** So that two who link at one moment count each other’s. */
async function oneAtATime(manager: EntityManager): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtext('tollgate.record_links'))`);
}

async function countLinks(manager: EntityManager, id: string): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    'SELECT count(*)::int AS count FROM record_links WHERE $1 IN (case_id, record_id)',
    [id],
  );
  return row?.count ?? 0;
}
