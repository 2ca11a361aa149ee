import type { EntityManager } from 'typeorm';
import type { ItemStatus } from '../../domain/item/table.js';
import { inZone } from '../../domain/calendar/in-zone.js';
import type { NetworkItem } from '../../domain/dependency/network.js';
import type { TargetedPhase } from '../../domain/dependency/what-if.js';
import type { PhaseStatus } from '../../domain/program/table.js';
import { loadCalendars } from '../calendars/load-calendars.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { programsReached } from './edges.js';

/** An item of the network with what people read of it. */
export interface NetworkItemRow extends NetworkItem {
  number: number;
  title: string;
  owner: { id: string; name: string };
  program: { id: string; name: string };
  phase: { id: string; name: string };
  zone: string;
  waitsFor: { id: string; lag: string | null; reason: string | null }[];
  /** As it was said; null where nobody did. */
  said: string | null;
  /** As people agreed on it, in `zone`; `counted`: by what it was counted, null where somebody set it. */
  due: { date: string; time: string | null; counted: string | null };
  /** When it was opened. */
  activatedAt: number | null;
  overdue: boolean;
  level: number;
}

export interface NetworkPhaseRow extends TargetedPhase {
  name: string;
  position: number;
  program: { id: string; name: string };
  zone: string;
  /** When its tollgate was passed. */
  passedAt: number | null;
}

export interface Network {
  items: NetworkItemRow[];
  phases: NetworkPhaseRow[];
}

interface ItemRow {
  id: string;
  number: number;
  title: string;
  status: ItemStatus;
  resume_status: ItemStatus | null;
  due_at: Date;
  due_zone: string;
  done_at: Date | null;
  takes: string | null;
  counted: string | null;
  due_date: string;
  due_time: string | null;
  activated_at: Date | null;
  overdue: boolean;
  ladder_level: number;
  calendar_version_id: string;
  calendar_zone: string;
  owner_id: string;
  owner_name: string;
  program_id: string;
  program_name: string;
  phase_id: string;
  phase_name: string;
  waits_for: NetworkItemRow['waitsFor'] | null;
}

/**
 * All items that are not cancelled, and all phases, of these programs and of those for whose items theirs wait, directly
 * or by way of others: what decides when something ends may lie in another program.
 */
export async function loadNetwork(manager: EntityManager, asked: string[]): Promise<Network> {
  const programIds = await programsReached(manager, asked);
  const rows: ItemRow[] = await manager.query(
    `SELECT i.id, i.number, i.title, i.status, i.resume_status, i.due_at, i.due_zone, i.done_at, i.takes,
       i.due_basis->>'duration' AS counted, i.due_date::text AS due_date, i.due_time, i.activated_at,
       i.overdue, i.ladder_level, i.calendar_version_id, i.calendar_zone, i.owner_id, o.name AS owner_name,
       i.program_id, p.name AS program_name, i.phase_id, ph.name AS phase_name,
       (SELECT jsonb_agg(jsonb_build_object('id', d.predecessor_id, 'lag', d.lag, 'reason', d.reason) ORDER BY q.number)
         FROM item_dependencies d JOIN action_items q ON q.id = d.predecessor_id
         WHERE d.item_id = i.id AND q.status <> 'cancelled') AS waits_for
     FROM action_items i JOIN people o ON o.id = i.owner_id
     JOIN programs p ON p.id = i.program_id JOIN phases ph ON ph.id = i.phase_id
     WHERE i.program_id = ANY($1) AND i.status <> 'cancelled' ORDER BY i.number`,
    [programIds],
  );
  const calendars = await loadCalendars(
    manager,
    rows.map((row) => row.calendar_version_id),
  );
  const items = rows.map((row): NetworkItemRow => ({
    id: row.id,
    number: row.number,
    title: row.title,
    status: row.status,
    resumeStatus: row.resume_status,
    dueAt: row.due_at.getTime(),
    zone: row.due_zone,
    doneAt: row.done_at?.getTime() ?? null,
    takes: row.takes ?? row.counted,
    said: row.takes,
    due: { date: row.due_date, time: row.due_time, counted: row.counted },
    activatedAt: row.activated_at?.getTime() ?? null,
    overdue: row.overdue,
    level: row.ladder_level,
    calendar: inZone(calendars(row.calendar_version_id), row.calendar_zone),
    owner: { id: row.owner_id, name: row.owner_name },
    program: { id: row.program_id, name: row.program_name },
    phaseId: row.phase_id,
    phase: { id: row.phase_id, name: row.phase_name },
    waitsFor: row.waits_for ?? [],
  }));
  return { items, phases: await loadPhases(manager, programIds) };
}

async function loadPhases(manager: EntityManager, programIds: string[]): Promise<NetworkPhaseRow[]> {
  const rows: {
    id: string;
    name: string;
    position: number;
    status: PhaseStatus;
    target_at: Date | null;
    passed_at: Date | null;
    after: string | null;
    program_id: string;
    program_name: string;
    manager_id: string;
    time_zone: string;
  }[] = await manager.query(
    `SELECT ph.id, ph.name, ph.position, ph.status, ph.target_at, ph.passed_at, p.id AS program_id, p.name AS program_name, p.manager_id,
       p.time_zone, lag(ph.id) OVER (PARTITION BY p.id ORDER BY ph.position) AS after
     FROM phases ph JOIN programs p ON p.id = ph.program_id WHERE p.id = ANY($1) ORDER BY p.name, ph.position`,
    [programIds],
  );
  const calendars = await presentCalendarsOf(
    manager,
    rows.map((row) => row.manager_id),
  );
  return rows.map((row) => {
    const calendar = calendars[row.manager_id];
    if (!calendar) throw new Error(`the manager of program ${row.program_id} has no calendar`);
    return {
      id: row.id,
      name: row.name,
      position: row.position,
      status: row.status,
      targetAt: row.target_at?.getTime() ?? null,
      after: row.after,
      program: { id: row.program_id, name: row.program_name },
      zone: row.time_zone,
      passedAt: row.passed_at?.getTime() ?? null,
      calendar: inZone(calendar, row.time_zone),
    };
  });
}

/** The program itself, and those whose items wait for its items, directly or by way of others. */
export async function programsBehind(manager: EntityManager, programId: string): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `WITH RECURSIVE behind (id) AS (
       SELECT $1::uuid
       UNION
       SELECT w.program_id FROM behind b JOIN action_items i ON i.program_id = b.id
       JOIN item_dependencies d ON d.predecessor_id = i.id JOIN action_items w ON w.id = d.item_id)
     SELECT id FROM behind`,
    [programId],
  );
  return rows.map(({ id }) => id);
}
