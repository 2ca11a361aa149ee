import type { EntityManager } from 'typeorm';
import { nobodyAsked, noFacts, type Asked, type FactsNow } from '../../domain/notification/facts-now.js';
import { standInsOf } from '../../domain/stand-in/stand-in.js';
import { weightOf, type RoundStage } from '../../domain/sign-off/stages.js';
import { describeInstant, type Instant } from '../../domain/time.js';
import { recordKindNames, recordKinds, type KindFacts, type ShownFacts } from '../engine/kinds.js';
import { actableItems, actablePhases, type Actable } from '../links/actable.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { signedAtStage } from '../sign-off/rounds.js';

/** Of what a message speaks, and to whom. */
export interface Spoken {
  subjectKind: string;
  subjectId: string;
  /** Null: a room. */
  readerId: string | null;
  timeZone: string;
}

type Facts = (spoken: Spoken) => FactsNow;

/** The records that these messages speak of, as they stand now; of each, as far as its reader is concerned. */
export async function loadFactsNow(manager: EntityManager, all: Spoken[], at: Instant): Promise<Facts> {
  const ids = (kind: string): string[] => [
    ...new Set(all.filter(({ subjectKind }) => subjectKind === kind).map(({ subjectId }) => subjectId)),
  ];
  const loaded: Record<string, Map<string, Facts>> = {
    ...(await factsByKind(manager, ids, at)),
    action_item: await itemFacts(manager, ids('action_item'), at),
    program: await programFacts(manager, ids('program'), at),
    webhook: await statusFacts(
      manager,
      `SELECT id, CASE WHEN active THEN 'on' ELSE 'off' END AS status FROM webhook_endpoints`,
      ids('webhook'),
    ),
    channel: await statusFacts(
      manager,
      `SELECT id, CASE WHEN failing_since IS NULL THEN 'well' ELSE 'failing' END AS status FROM channel_servers`,
      ids('channel'),
    ),
  };
  return (spoken) => loaded[spoken.subjectKind]?.get(spoken.subjectId)?.(spoken) ?? noFacts;
}

interface ItemRow {
  id: string;
  title: string;
  status: string;
  owner_id: string;
  owner_name: string;
  overdue: boolean;
  cycle: number;
  due_at: Date;
  suspended: boolean;
  question: boolean;
  stages: RoundStage[] | null;
  stage: number | null;
  waits: number | null;
}

/** By how much somebody is held up: the worst of all that an item waits for. */
const waits = ['lag', 'item'] as const;

const openQuestion = (round: string): string =>
  `EXISTS (SELECT 1 FROM sign_off_questions q WHERE q.round_id = ${round} AND q.answered_at IS NULL)`;

async function itemFacts(manager: EntityManager, ids: string[], at: Instant): Promise<Map<string, Facts>> {
  if (ids.length === 0) return new Map();
  const actable = await actableItems(manager, ids, at);
  const rows = await manager.query<ItemRow[]>(
    `SELECT i.id, i.title, i.status, i.owner_id, o.name AS owner_name, i.overdue, i.cycle, i.due_at,
       i.held_exception_id IS NOT NULL AS suspended, ${openQuestion('r.id')} AS question, r.stages, r.stage,
       (SELECT max(CASE WHEN q.status NOT IN ('done', 'cancelled') THEN 2 WHEN q.status = 'done' AND d.lag IS NOT NULL THEN 1 END)
        FROM item_dependencies d JOIN action_items q ON q.id = d.predecessor_id WHERE d.item_id = i.id) AS waits
     FROM action_items i JOIN people o ON o.id = i.owner_id
     LEFT JOIN sign_off_rounds r ON r.id = i.round_id AND r.state = 'open' WHERE i.id = ANY($1)`,
    [ids],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      ({ readerId, timeZone }): FactsNow => ({
        ...noFacts,
        status: row.status,
        title: row.title,
        ownerId: row.owner_id,
        ownerName: row.owner_name,
        overdue: row.overdue,
        cycle: row.cycle,
        dueAt: row.due_at.getTime(),
        dueText: describeInstant(row.due_at.getTime(), timeZone),
        suspended: row.suspended,
        question: row.question,
        stuck: cannotPass(row) || cannotAnswer(actable.get(row.id)),
        waits: waits[(row.waits ?? 0) - 1] ?? null,
        ...askedBy(actable.get(row.id), readerId),
      }),
    ]),
  );
}

/** A stage that is still to decide cannot reach what it needs by those who are asked. */
function cannotPass({ stages, stage }: { stages: RoundStage[] | null; stage: number | null }): boolean {
  const toCome = stages?.slice((stage ?? 1) - 1) ?? [];
  return toCome.some(({ approvers, required }) => weightOf(approvers) < required);
}

/** Who may agree to more time is found by its policy, which is not read here: what was said of it is believed. */
function cannotAnswer(actable: Actable | undefined): boolean {
  if (!actable) return false;
  return actable.extension !== null || actable.check?.people.length === 0;
}

function askedBy(
  actable: Actable | undefined,
  readerId: string | null,
): Pick<FactsNow, 'signOff' | 'extension' | 'check'> {
  const among = (people: readonly string[] | undefined): Asked =>
    people === undefined ? nobodyAsked : { anybody: true, reader: readerId !== null && people.includes(readerId) };
  const extension = actable?.extension;
  return {
    signOff: among(actable?.round?.waiting),
    // Who is to agree is found by its policy; whoever asked is none of them.
    extension: extension ? { anybody: true, reader: readerId !== extension.requestedBy } : nobodyAsked,
    check: among(actable?.check?.people),
  };
}

async function programFacts(manager: EntityManager, ids: string[], at: Instant): Promise<Map<string, Facts>> {
  if (ids.length === 0) return new Map();
  const actable = await actablePhases(manager, ids, at);
  const rows = await manager.query<
    {
      id: string;
      name: string;
      status: string;
      phases: Record<string, string> | null;
      question: boolean;
      stages: RoundStage[] | null;
      stage: number | null;
      blocked: boolean;
      filled: string[];
    }[]
  >(
    `SELECT p.id, p.name, p.status, (SELECT jsonb_object_agg(h.name, h.status) FROM phases h WHERE h.program_id = p.id) AS phases,
       coalesce(${openQuestion('r.id')}, false) AS question, r.stages, r.stage,
       EXISTS (SELECT 1 FROM phases h WHERE h.program_id = p.id AND h.blocked_since IS NOT NULL) AS blocked,
       ARRAY(SELECT h.name FROM phases h WHERE h.program_id = p.id
         AND EXISTS (SELECT 1 FROM action_items i WHERE i.phase_id = h.id)) AS filled
     FROM programs p LEFT JOIN (phases t JOIN sign_off_rounds r ON r.id = t.round_id AND r.state = 'open') ON t.program_id = p.id
     WHERE p.id = ANY($1)`,
    [ids],
  );
  return new Map(
    rows.map(({ id, name, status, phases, question, blocked, filled, ...round }) => [
      id,
      ({ readerId }): FactsNow => ({
        ...noFacts,
        status,
        title: name,
        phases: phases ?? {},
        question,
        stuck: blocked || cannotPass(round),
        filled,
        ...askedBy(actable.get(id), readerId),
      }),
    ]),
  );
}

/** Of every kind: as the list of kinds says, or its state alone. Items and programs say more, and are read by themselves. */
async function factsByKind(
  manager: EntityManager,
  ids: (kind: string) => string[],
  at: Instant,
): Promise<Record<string, Map<string, Facts>>> {
  const loaded: Record<string, Map<string, Facts>> = {};
  for (const kind of recordKindNames) {
    if (kind === 'action_item' || kind === 'program') continue;
    const { table, shown }: KindFacts = recordKinds[kind];
    loaded[kind] = shown
      ? await shownFacts(manager, table, shown, ids(kind), at)
      : await statusFacts(manager, `SELECT id, status FROM ${table}`, ids(kind));
  }
  return loaded;
}

interface ShownRow {
  id: string;
  title: string;
  status: string;
  owner_id: string;
  owner_name: string;
  overdue: boolean;
  stale: boolean;
  cycle: number | null;
  due_at: Date | null;
  stages: RoundStage[] | null;
  stage: number | null;
  signed: string[];
}

async function shownFacts(
  manager: EntityManager,
  table: string,
  { title, ownerId, dueAt, overdue = 'false', stale = 'false', cycle = 'NULL' }: ShownFacts,
  ids: string[],
  at: Instant,
): Promise<Map<string, Facts>> {
  if (ids.length === 0) return new Map();
  const delegations = await loadDelegations(manager, at);
  const rows = await manager.query<ShownRow[]>(
    `SELECT t.id, ${title} AS title, t.status, o.id AS owner_id, o.name AS owner_name, ${overdue} AS overdue, ${stale} AS stale,
       ${cycle} AS cycle, ${dueAt} AS due_at, r.stages, r.stage, ${signedAtStage} AS signed
     FROM ${table} t JOIN people o ON o.id = ${ownerId}
     LEFT JOIN sign_off_rounds r ON r.subject_id = t.id AND r.state = 'open' WHERE t.id = ANY($1)`,
    [ids],
  );
  return new Map(
    rows.map((row) => {
      const asked = (row.stages?.[(row.stage ?? 0) - 1]?.approvers ?? [])
        .map(({ personId }) => personId)
        .filter((person) => !row.signed.includes(person));
      const waiting = asked.flatMap((person) => [
        person,
        ...standInsOf(person, 'approvals', delegations, at).map(({ personId }) => personId),
      ]);
      const due = row.due_at?.getTime() ?? null;
      return [
        row.id,
        ({ readerId, timeZone }): FactsNow => ({
          ...noFacts,
          status: row.status,
          title: row.title,
          ownerId: row.owner_id,
          ownerName: row.owner_name,
          overdue: row.overdue,
          stale: row.stale,
          stuck: cannotPass(row),
          cycle: row.cycle,
          dueAt: due,
          dueText: due === null ? null : describeInstant(due, timeZone),
          signOff: row.stages
            ? { anybody: true, reader: readerId !== null && waiting.includes(readerId) }
            : nobodyAsked,
        }),
      ];
    }),
  );
}

/** Records of which messages speak of their state alone. @param select `SELECT id, status FROM …` */
async function statusFacts(manager: EntityManager, select: string, ids: string[]): Promise<Map<string, Facts>> {
  if (ids.length === 0) return new Map();
  const rows = await manager.query<{ id: string; status: string }[]>(`${select} WHERE id = ANY($1)`, [ids]);
  return new Map(rows.map(({ id, status }) => [id, () => ({ ...noFacts, status })]));
}
