import type { DataSource, EntityManager } from 'typeorm';
import type { ProgramToItem } from '../../domain/program/to-items.js';
import { planItem } from '../../domain/item/plan.js';
import { mergePlan, nextStep } from '../../domain/record/step.js';
import { halfByHalf } from '../sql/apart.js';
import { count } from '../engine/counters.js';
import { enqueue } from '../engine/outbox.js';
import { isSetAside, setAside } from '../watch/set-aside.js';
import { loadItemRecords } from '../items/load-items.js';
import { runItemCommands } from '../items/run-commands.js';
import { savePlans } from '../record/steps.js';
import { pokeOf } from '../engine/kinds.js';
import { saveEvents } from '../trail/events.js';
import { lockProgramsOf } from '../items/lock-programs.js';

/** Items that are looked at in one round. */
const most = 200;

interface Contradiction {
  /** For people to read: `it was …`. */
  found: string;
  /** SQL over an item `i`, its phase `ph` and its program `p`. */
  where: string;
  /** What the program would have done to it. */
  mend: ProgramToItem;
}

const contradictions: Contradiction[] = [
  {
    found: 'a draft, though its phase is open',
    where: `i.status = 'draft' AND ph.status = 'open' AND p.status = 'active'`,
    mend: { type: 'activate' },
  },
  {
    found: 'live, though its program is on hold',
    where: `i.status IN ('open', 'in_progress', 'submitted') AND p.status = 'on_hold'`,
    mend: { type: 'hold_with_program', reason: 'Its program is on hold.' },
  },
  {
    found: 'held by its program, though that goes on',
    where: `i.status = 'on_hold' AND i.held_by = 'program' AND p.status IN ('active', 'closed')`,
    mend: { type: 'resume_with_program' },
  },
  {
    found: 'not ended, though its program is cancelled',
    where: `i.status NOT IN ('done', 'cancelled') AND p.status = 'cancelled'`,
    mend: { type: 'cancel_with_program', reason: 'Its program was cancelled.' },
  },
  {
    found: 'to be checked, though its program is cancelled',
    where: `i.status = 'done' AND i.check_pending AND p.status = 'cancelled'`,
    mend: { type: 'end_check_with_program', reason: 'Its program was cancelled.' },
  },
];

/** Live, or to be checked, and nothing is planned; where nothing is to be planned that is right. */
const planless = `(i.status IN ('open', 'in_progress', 'submitted') OR i.check_pending)
  AND NOT EXISTS (SELECT 1 FROM planned_steps s WHERE s.subject_id = i.id AND s.state = 'planned')`;

/**
 * Looks for items whose state contradicts that of their program, and for live ones without a plan, and puts them right.
 * There should be none: what a program does to its items, and what happens to these meanwhile, come one after the other.
 * They say that something else is wrong, so that each is counted, and its timeline says so. Each call is one round.
 */
export function itemMender(
  dataSource: DataSource,
  onError: (where: string, error: unknown) => void,
): (now: number) => Promise<void> {
  let last = beginning;
  return async (now) => {
    const alone = async (id: string, error: unknown): Promise<void> => {
      await dataSource.query('SELECT 1');
      onError('patrol', new Error(`${id} contradicts its program, and cannot be put right`, { cause: error }));
      await setAside(dataSource, 'action_item', id, error);
    };
    for (const contradiction of contradictions) {
      const mend = (some: readonly string[]) =>
        dataSource.transaction((manager) => mendSome(manager, contradiction, [...some], now));
      await halfByHalf(await idsWhere(dataSource, contradiction.where, beginning), mend, alone);
    }
    const ids = await idsWhere(dataSource, planless, last);
    await halfByHalf(ids, (some) => dataSource.transaction((manager) => planSome(manager, [...some], now)), alone);
    last = ids.length < most ? beginning : (ids.at(-1) ?? beginning);
  };
}

const beginning = '00000000-0000-0000-0000-000000000000';

const select = `SELECT i.id, i.program_id AS "programId", i.version FROM action_items i
  JOIN phases ph ON ph.id = i.phase_id JOIN programs p ON p.id = i.program_id`;

interface Found {
  id: string;
  programId: string;
  version: number;
}

async function idsWhere(dataSource: DataSource, where: string, from: string): Promise<string[]> {
  const rows = await dataSource.query<Found[]>(
    `${select} WHERE ${where} AND i.id > $1 AND NOT ${isSetAside("'action_item'", 'i.id')} ORDER BY i.id LIMIT ${most}`,
    [from],
  );
  return rows.map(({ id }) => id);
}

/** Looked for again behind the locks: what was on its way has come to its end, and another patrol may have been here. */
async function mendSome(
  manager: EntityManager,
  { found, where, mend }: Contradiction,
  ids: string[],
  now: number,
): Promise<number> {
  await lockProgramsOf(manager, ids);
  const rows = await manager.query<Found[]>(
    `${select} WHERE ${where} AND i.id = ANY($1) ORDER BY i.id FOR UPDATE OF i`,
    [ids],
  );
  if (rows.length === 0) return 0;
  const key = `patrol-${now}-${mend.type}`;
  const requests = rows.map(({ id }) => ({ id, command: mend, actorId: null, key, at: now }));
  const { results } = await runItemCommands(manager, requests, { poke: true });
  const refusal = results.find((result) => !result.ok);
  if (refusal && !refusal.ok) throw new Error(refusal.detail);
  const mended = rows.map((row, index) => ({ ...row, version: versionOf(results[index], row) }));
  return tell(manager, mended, found, now);
}

async function planSome(manager: EntityManager, ids: string[], now: number): Promise<number> {
  const cases = await loadItemRecords(manager, ids, { at: now, lock: 'wait' });
  const plans = cases.flatMap((subject) => {
    const { item, steps } = subject;
    const after = mergePlan(steps, planItem(subject));
    const lost = nextStep(steps) === undefined && nextStep(after) !== undefined;
    return lost ? [{ item, before: steps, after }] : [];
  });
  if (plans.length === 0) return 0;
  await savePlans(
    manager,
    plans.map(({ item, before, after }) => ({ subjectKind: 'action_item', subjectId: item.id, before, after })),
    'command',
  );
  await enqueue(
    manager,
    plans.map(({ item }) => pokeOf('action_item', item.id)),
  );
  const planned = plans.map(({ item }) => item);
  return tell(manager, planned, 'live without a plan', now);
}

async function tell(manager: EntityManager, items: Found[], found: string, now: number): Promise<number> {
  await saveEvents(
    manager,
    items.map(({ id, programId, version }) => ({
      subjectKind: 'action_item',
      subjectId: id,
      programId,
      event: {
        key: `action-item/${id}#mended:${now}:${found}`,
        type: 'item.mended',
        at: now,
        actorId: null,
        version,
        data: { found },
      },
    })),
  );
  await count(manager, 'patrol_mended', items.length);
  return items.length;
}

function versionOf(result: { ok: boolean; version?: number } | undefined, { version }: Found): number {
  return result?.version ?? version;
}
