import { QueryFailedError, type EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import type { ItemContent, Made, ProgramContent, RecurrenceRecord } from '../../domain/recurrence/recurrence.js';
import type { Occurrence } from '../../domain/recurrence/series.js';
import { stableId } from '../../domain/stable-id.js';
import { itemDue } from '../../domain/template/dates.js';
import { fill, fillDeep } from '../../domain/template/placeholders.js';
import { startParameter } from '../../domain/template/template.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { createItems } from '../items/create-items.js';
import { nextPhase } from '../items/next-phase.js';
import { launchTemplate } from '../templates/launch-template.js';
import { prepareLaunch } from '../templates/prepare-launch.js';
import { findTemplateVersion } from '../templates/template-rows.js';

/**
 * Makes what an occurrence asks for, with its own dates. What the rules refuse undoes itself, and is given back as the
 * problem; anything else is thrown, and tried again.
 *
 * @param key of the occurrence: the ids of all that is made follow from it
 */
export async function makeOccurrence(
  manager: EntityManager,
  { recurrence, ownerId }: RecurrenceRecord,
  occurrence: Occurrence,
  { key, number }: { key: string; number: number },
): Promise<Made> {
  const { content, id } = recurrence;
  const made: Making = {
    id: stableId(id, 'occurrence', key),
    texts: { date: occurrence.date, occurrence: String(number) },
    occurrence,
    ownerId,
    recurrenceId: id,
    zone: recurrence.schedule.zone,
  };
  try {
    return await manager.transaction((inner) =>
      content.kind === 'program' ? makeProgram(inner, content, made) : makeItem(inner, content, made),
    );
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.detail };
    // A name or key that is taken, something that does not exist any more: to try again would not help.
    if (error instanceof QueryFailedError && integrity.test(String((error.driverError as { code?: unknown }).code)))
      return { problem: 'A name is taken, or something that it refers to is gone.' };
    throw error;
  }
}

/** Class 23 of PostgreSQL. */
const integrity = /^23/;

interface Making {
  id: string;
  texts: Record<string, string>;
  occurrence: Occurrence;
  ownerId: string;
  recurrenceId: string;
  zone: string;
}

async function makeProgram(manager: EntityManager, content: ProgramContent, making: Making): Promise<Made> {
  const { id, texts, occurrence, ownerId, recurrenceId, zone } = making;
  const template = await findTemplateVersion(manager, content.templateId, content.version ?? undefined);
  const prepared = await prepareLaunch(
    manager,
    template,
    {
      name: content.name,
      parameters: { ...content.parameters, [startParameter]: occurrence.date },
      managerId: content.managerId,
      domainLeadId: content.domainLeadId,
      texts,
      timeZone: content.timeZone ?? zone,
    },
    occurrence.at,
  );
  const [first] = prepared.problems;
  if (first) return { problem: prepared.problems.map(({ path, message }) => `${path}: ${message}`).join(' ') };
  const [taken] = await manager.query<{ id: string }[]>('SELECT id FROM programs WHERE name_folded = folded($1)', [
    prepared.name,
  ]);
  if (taken && taken.id !== id) return { problem: `There is a program "${prepared.name}" already.` };
  await launchTemplate(manager, id, prepared, {
    actorId: ownerId,
    at: occurrence.at,
    activate: content.activate,
    data: { recurrenceId, occurrence: occurrence.nominal },
  });
  return { id, name: prepared.name };
}

async function makeItem(manager: EntityManager, content: ItemContent, making: Making): Promise<Made> {
  const { id, texts, occurrence, ownerId } = making;
  const [program] = await manager.query<{ name: string; status: string }[]>(
    'SELECT name, status FROM programs WHERE id = $1 FOR SHARE',
    [content.programId],
  );
  if (!program || program.status === 'closed' || program.status === 'cancelled')
    return { over: `${program?.name ?? 'its program'} is ${program?.status ?? 'gone'}` };
  const calendar = (await presentCalendarsOf(manager, [content.ownerId]))[content.ownerId];
  if (!calendar) return { problem: `There is no person ${content.ownerId} to be the owner.` };
  const title = fill(content.title, texts);
  const due = itemDue({ after: content.dueIn, from: 'start' }, occurrence.date, calendar, null);
  const item = {
    id,
    programId: content.programId,
    phaseId: content.phaseId ?? (await nextPhase(manager, content.programId)),
    title,
    description: fill(content.description, texts),
    severity: content.severity,
    tags: content.tags,
    attributes: fillDeep(content.attributes, texts) as Record<string, unknown>,
    ownerId: content.ownerId,
    due,
  };
  await createItems(manager, [item], { actorId: ownerId, at: occurrence.at });
  return { id, name: title };
}
