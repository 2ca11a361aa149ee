import type { Place } from '../../../../domain/access/place.js';
import type { EntityManager } from 'typeorm';
import { loadStanding } from '../../../../database/people/standing.js';
import { prepareLaunch, type PreparedLaunch } from '../../../../database/templates/prepare-launch.js';
import { findTemplateVersion, type TemplateVersion } from '../../../../database/templates/template-rows.js';
import { zoneOf } from '../../../../database/people/people.js';
import { phaseStatus } from '../../../../database/programs/phases.js';
import { findTemplate } from '../../../../database/templates/templates.js';
import type { ItemContent, ProgramContent, RecurrenceContent } from '../../../../domain/recurrence/recurrence.js';
import { scheduleProblems, type Schedule } from '../../../../domain/recurrence/schedule.js';
import { whyNot } from '../../../../domain/person/standing.js';
import { Refusal } from '../../../../domain/refusal.js';
import { parametersOf } from '../../../../domain/template/parameters.js';
import { placeholdersIn, textsIn } from '../../../../domain/template/placeholders.js';
import { startParameter } from '../../../../domain/template/template.js';
import { localDate } from '../../../../domain/time.js';
import { compact } from '../commands/compact.js';
import { invalidRequest, type FieldError } from '../problems/problem.js';
import type { ItemChangesOf, ProgramChangesOf, ScheduleFacts } from './recurrence.dto.js';

/** The schedule that is asked for; what is not said stays, or is as usual. @throws Problem `invalid-request` */
export function scheduleRequested(facts: ScheduleFacts, present: Schedule): Schedule {
  const given = compact(facts);
  const another = given.mode !== undefined && given.mode !== present.mode;
  const schedule = { ...present, ...(another ? { rule: null, every: null } : {}), ...given };
  refuseAny(scheduleProblems(schedule), 'schedule');
  return schedule;
}

/** Where nothing else is said. */
export async function usualSchedule(manager: EntityManager, ownerId: string, at: number): Promise<Schedule> {
  const zone = await zoneOf(manager, ownerId);
  if (zone === undefined)
    throw new Refusal('unknown-person', `There is no person ${ownerId} to be the owner. List the people.`);
  return {
    mode: 'fixed',
    rule: null,
    every: null,
    startsOn: localDate(at, zone),
    time: '09:00',
    zone,
    onDayOff: 'next_working_day',
    missed: 'catch_up',
    until: null,
    count: null,
  };
}

/** What recurs, with what is asked for changed. */
export function contentRequested<C extends RecurrenceContent>(facts: ProgramChangesOf | ItemChangesOf, present: C): C {
  return { ...present, ...compact(facts) };
}

/** Where the programs stand that a recurrence makes; null where it makes items. @throws Refusal `not-found` */
export async function placeOfContent(
  manager: EntityManager,
  content: RecurrenceContent,
  at: number,
): Promise<Place | null> {
  if (content.kind === 'item') return null;
  const { id } = await findTemplate(manager, content.templateId);
  const template = await findTemplateVersion(manager, id, content.version ?? undefined);
  const { domain, markets } = (await planned(manager, template, content, at)).plan;
  return { domain, markets, programIds: [] };
}

/** What the first occurrence would be. */
function planned(
  manager: EntityManager,
  template: TemplateVersion,
  { name, managerId, domainLeadId, timeZone, parameters: given }: ProgramContent,
  at: number,
): Promise<PreparedLaunch> {
  const { [startParameter]: _start, ...parameters } = given;
  const texts = { date: localDate(at, 'UTC'), occurrence: '1' };
  const zone = timeZone === null ? {} : { timeZone };
  return prepareLaunch(manager, template, { name, parameters, managerId, domainLeadId, texts, ...zone }, at);
}

/** @throws Problem `invalid-request` with all that would stand in the way of the first occurrence; Refusal `not-found` */
export async function checkContent(manager: EntityManager, content: RecurrenceContent, at: number): Promise<void> {
  if (content.kind === 'program') await checkProgram(manager, content, at);
  else await checkItem(manager, content);
}

async function checkProgram(manager: EntityManager, content: ProgramContent, at: number): Promise<void> {
  const { id } = await findTemplate(manager, content.templateId);
  const template = await findTemplateVersion(manager, id, content.version ?? undefined);
  if (template.status !== 'published')
    throw new Refusal('illegal-transition', `Version ${template.version} is a draft. Publish it first.`);
  const problems: FieldError[] = [];
  if (startParameter in content.parameters)
    problems.push({ path: 'parameters.start', message: 'is the date of each occurrence. Leave it out.' });
  const used = placeholdersIn(content.name);
  const known = [...parametersOf(template.body).map(({ name }) => name), 'date', 'occurrence'];
  problems.push(...unknownIn([{ path: 'name', text: content.name }], known));
  if (!used.some((name) => ['date', 'occurrence', startParameter].includes(name)))
    problems.push({ path: 'name', message: 'is the same each time. Put {{date}} or {{occurrence}} into it.' });
  const launch = await planned(manager, template, content, at);
  refuseAny([...problems, ...launch.problems], 'program');
}

async function checkItem(manager: EntityManager, content: ItemContent): Promise<void> {
  const { title, description, attributes } = content;
  const texts = Object.entries({ title, description, attributes }).flatMap(([part, value]) => textsIn(value, part));
  const problems: FieldError[] = unknownIn(texts, ['date', 'occurrence']);
  const owner = (await loadStanding(manager, [content.ownerId])).get(content.ownerId.toLowerCase());
  const why = owner ? whyNot(owner, 'work') : 'names nobody. List the people.';
  if (why !== null) problems.push({ path: 'ownerId', message: why });
  if (content.phaseId !== null) {
    const status = await phaseStatus(manager, content.programId, content.phaseId);
    if (status !== 'open' && status !== 'pending')
      problems.push({ path: 'phaseId', message: 'must be an open or coming phase of the program.' });
  }
  refuseAny(problems, 'item');
}

function unknownIn(texts: { path: string; text: string }[], known: string[]): FieldError[] {
  return texts.flatMap(({ path, text }) =>
    placeholdersIn(text)
      .filter((name) => !known.includes(name))
      .map((name) => ({ path, message: `has the placeholder {{${name}}}; known are ${known.join(', ')}.` })),
  );
}

function refuseAny(problems: FieldError[], within: string): void {
  if (problems.length === 0) return;
  throw invalidRequest(problems.map(({ path, message }) => ({ path: `${within}.${path}`, message })));
}
