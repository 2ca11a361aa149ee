import type { EntityManager } from 'typeorm';
import type { ItemStatus } from '../../domain/item/table.js';
import { inZone } from '../../domain/calendar/in-zone.js';
import type { Successor, Told } from '../../domain/dependency/tell-successor.js';
import type { ProgramStatus } from '../../domain/program/table.js';
import { loadCalendars } from '../calendars/load-calendars.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { saveNotices } from '../inbox/save-notices.js';
import { saveEvents } from '../trail/events.js';
import { predecessorOf, predecessorsOfItem, type RawPredecessor } from './predecessors.js';

/** An item that waits for others, with what a message about it says. */
export interface SuccessorRow extends Successor {
  number: number;
  title: string;
  programId: string;
  programName: string;
  programStatus: ProgramStatus;
  phaseName: string;
  dueAt: number;
}

interface Row {
  id: string;
  number: number;
  title: string;
  version: number;
  status: ItemStatus;
  resume_status: ItemStatus | null;
  owner_id: string;
  due_zone: string;
  due_at: Date;
  calendar_version_id: string;
  calendar_zone: string;
  program_id: string;
  program_name: string;
  program_status: ProgramStatus;
  phase_name: string;
  waits_for: RawPredecessor[] | null;
}

/**
 * Items with what they wait for, as it stands in this transaction. In order of id.
 * @param at business time of what they are told, epoch ms
 */
export async function loadSuccessors(manager: EntityManager, itemIds: string[], at: number): Promise<SuccessorRow[]> {
  const rows: Row[] = await manager.query(
    `SELECT i.id, i.number, i.title, i.version, i.status, i.resume_status, i.owner_id, i.due_zone, i.due_at,
       i.calendar_version_id, i.calendar_zone, i.program_id, p.name AS program_name, p.status AS program_status, ph.name AS phase_name,
       ${predecessorsOfItem} AS waits_for
     FROM action_items i JOIN programs p ON p.id = i.program_id JOIN phases ph ON ph.id = i.phase_id
     WHERE i.id = ANY($1) ORDER BY i.id`,
    [itemIds],
  );
  const calendars = await loadCalendars(
    manager,
    rows.map((row) => row.calendar_version_id),
  );
  const delegations = await loadDelegations(manager, at);
  return rows.map((row) => ({
    itemId: row.id,
    number: row.number,
    title: row.title,
    version: row.version,
    status: row.status,
    resumeStatus: row.resume_status,
    ownerId: row.owner_id,
    zone: row.due_zone,
    calendar: inZone(calendars(row.calendar_version_id), row.calendar_zone),
    delegations,
    waitsFor: (row.waits_for ?? []).map(predecessorOf),
    programId: row.program_id,
    programName: row.program_name,
    programStatus: row.program_status,
    phaseName: row.phase_name,
    dueAt: row.due_at.getTime(),
  }));
}

/** Writes what successors are told: into their trails, and to their owners. */
export async function saveTold(manager: EntityManager, told: { successor: SuccessorRow; what: Told }[]): Promise<void> {
  const subject = ({ itemId, programId }: SuccessorRow) => ({
    subjectKind: 'action_item' as const,
    subjectId: itemId,
    programId,
  });
  await saveEvents(
    manager,
    told.map(({ successor, what }) => ({ ...subject(successor), event: what.event })),
  );
  await saveNotices(
    manager,
    told.flatMap(({ successor, what }) => {
      const { title: itemTitle, number: itemNumber, programName, phaseName, dueAt } = successor;
      const facts = { itemTitle, itemNumber, programName, phaseName };
      return what.notices.map((notice) => ({ ...subject(successor), facts, dueAt, notice }));
    }),
  );
}
