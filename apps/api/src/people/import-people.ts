import type { DataSource, EntityManager } from 'typeorm';
import { findNamed } from '../../../../database/names/find-named.js';
import type { PeopleField } from '../../../../domain/import/people-columns.js';
import type { PeopleReading, PersonDraft, PersonRejection } from '../../../../domain/import/read-people.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { yesOrNo } from '../../../../domain/import/yes-or-no.js';
import { folded } from '../../../../domain/text/folded.js';
import { isZone } from '../../../../domain/zones.js';
import type { Asked } from '../commands/asked.js';
import { Problem } from '../problems/problem.js';
import { accessLevels } from './list/people-query.js';
import type { PersonPatch } from './person.dto.js';
import { findPerson, peopleMeant, type PersonRow } from '../../../../database/people/people.js';
import { createPerson, editPerson } from './write-person.js';

export interface ImportedPerson {
  row: number;
  id: string;
  name: string;
  outcome: 'created' | 'updated' | 'unchanged';
  /** What changed, each from what to what. */
  changes: Record<string, { from: unknown; to: unknown }>;
}

export interface PeopleImported {
  people: ImportedPerson[];
  rejected: PersonRejection[];
}

/** Undoes what was written: a trial run, or rows that were rejected. */
class Undone extends Error {}

/** What one cell says cannot come in. */
class CellRefused extends Error {
  constructor(
    readonly field: PeopleField,
    readonly refusal: Refusal | Problem,
  ) {
    super(refusal.detail);
  }
}

/** Whatever is refused meanwhile is refused because of this cell. */
async function cell<T>(
  field: PeopleField | ((refusal: Refusal | Problem) => PeopleField),
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof Problem)) throw error;
    throw new CellRefused(typeof field === 'function' ? field(error) : field, error);
  }
}

/**
 * Makes and changes people as a file says, all of them or, where a row is rejected or it is a trial, none. An empty cell
 * says nothing. Managers come last: they may stand further down in the file.
 */
export async function importPeople(
  dataSource: DataSource,
  drafts: readonly PersonDraft[],
  asked: Asked,
  {
    dryRun,
    rejected,
    columns,
  }: { dryRun: boolean; rejected: readonly PersonRejection[]; columns: PeopleReading['columns'] },
): Promise<PeopleImported> {
  const result: PeopleImported = { people: [], rejected: [...rejected] };
  try {
    await dataSource.transaction(async (manager) => {
      const written: { draft: PersonDraft; person: ImportedPerson }[] = [];
      for (const draft of drafts)
        await row(manager, draft, { result, columns }, async (inner) => {
          written.push({ draft, person: await writePerson(inner, draft, asked) });
        });
      for (const { draft, person } of written)
        if (draft.said.manager !== undefined)
          await row(manager, draft, { result, columns }, (inner) =>
            cell('manager', () => setManager(inner, draft, person, asked)),
          );
      result.people = written.map(({ person }) => person);
      if (dryRun || result.rejected.length > 0) throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  result.rejected.sort((a, b) => a.row - b.row);
  return result;
}

/** One row, undone by itself where it is refused. */
async function row(
  manager: EntityManager,
  draft: PersonDraft,
  { result, columns }: { result: PeopleImported; columns: PeopleReading['columns'] },
  write: (manager: EntityManager) => Promise<void>,
): Promise<void> {
  try {
    await manager.transaction(write);
  } catch (error) {
    if (!(error instanceof CellRefused)) throw error;
    const { field, refusal } = error;
    result.rejected.push({ row: draft.row, column: columns[field] ?? null, message: refusal.detail });
  }
}

async function writePerson(manager: EntityManager, draft: PersonDraft, asked: Asked): Promise<ImportedPerson> {
  const facts = await factsOf(manager, draft);
  const present = await cell(draft.said.email === undefined ? 'name' : 'email', () => presentOf(manager, draft));
  const active = draft.said.active === undefined ? {} : { active: yesOrNo(draft.said.active) === true };
  if (!present) {
    if (active.active === false)
      throw new CellRefused(
        'active',
        new Problem('invalid-request', `There is no ${draft.name} who could have left. Leave the row out.`),
      );
    const id = stableId(asked.actor.id, asked.key, 'person', String(draft.row));
    await cell(whichCell(draft), () => createPerson(manager, id, { ...facts, name: draft.name }, asked));
    return { row: draft.row, id, name: draft.name, outcome: 'created', changes: {} };
  }
  // Who is named by an address may go by another name now; a name found by itself is not written anew.
  const named = folded(present.name) === folded(draft.name) ? {} : { name: draft.name };
  return cell(whichCell(draft), () =>
    edited(manager, present, { ...facts, ...named, ...active }, { row: draft.row, asked }),
  );
}

/** Because of which cell a person is refused whose team and manager are found already. */
function whichCell({ said }: PersonDraft): (refusal: Refusal | Problem) => PeopleField {
  return ({ code }) => {
    if (code === 'already-exists') return 'email';
    if (code === 'last-administrator') return said.access === undefined ? 'active' : 'access';
    if (code === 'unknown-reference') return 'calendar';
    return code === 'unknown-name' ? 'market' : 'name';
  };
}

async function setManager(
  manager: EntityManager,
  draft: PersonDraft,
  person: ImportedPerson,
  asked: Asked,
): Promise<void> {
  const { id: managerId } = await findNamed(manager, 'person', draft.said.manager ?? '', { field: 'manager' });
  const present = await findPerson(manager, person.id);
  const { outcome, changes } = await edited(manager, present, { managerId }, { row: draft.row, asked });
  Object.assign(person.changes, changes);
  if (person.outcome === 'unchanged') person.outcome = outcome;
}

async function edited(
  manager: EntityManager,
  present: PersonRow,
  facts: PersonPatch,
  { row: number, asked }: { row: number; asked: Asked },
): Promise<ImportedPerson> {
  const before: Record<string, unknown> = {
    name: present.name,
    email: present.email,
    teamId: present.team_id,
    managerId: present.manager_id,
    market: present.market,
    timeZone: present.time_zone,
    calendar: present.calendar_key,
    access: present.access,
    active: present.active,
    external: present.external,
  };
  const same = (field: string, to: unknown): boolean =>
    field === 'email' || field === 'market'
      ? folded(String(before[field] ?? '')) === folded(String(to))
      : before[field] === to;
  const changed = Object.entries(facts as Record<string, unknown>).filter(([field, to]) => !same(field, to));
  const person = { row: number, id: present.id, name: present.name };
  if (changed.length === 0) return { ...person, outcome: 'unchanged', changes: {} };
  await editPerson(manager, present.id, Object.fromEntries(changed), asked, present.version);
  const changes = Object.fromEntries(changed.map(([field, to]) => [field, { from: before[field] ?? null, to }]));
  return { ...person, outcome: 'updated', changes };
}

/** Who is there already: by address, else by name where they have no other address. */
async function presentOf(manager: EntityManager, { name, said }: PersonDraft): Promise<PersonRow | null> {
  const found = await peopleMeant(manager, name, said.email ?? null);
  const [first, ...others] = found;
  if (others.length > 0)
    throw new Refusal(
      'ambiguous-name',
      `${found.length} people are called "${name}". Write the mail address of the one who is meant.`,
    );
  return first === undefined ? null : findPerson(manager, first);
}

async function factsOf(manager: EntityManager, { said }: PersonDraft): Promise<PersonPatch> {
  const { email, team, market, timeZone, calendar, access, external } = said;
  if (timeZone !== undefined && !isZone(timeZone))
    throw new CellRefused(
      'timeZone',
      new Problem('invalid-request', `"${timeZone}" is not a time zone such as Asia/Singapore.`),
    );
  return {
    ...(email === undefined ? {} : { email }),
    ...(team === undefined
      ? {}
      : { teamId: (await cell('team', () => findNamed(manager, 'team', team, { field: 'team' }))).id }),
    ...(market === undefined ? {} : { market }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(calendar === undefined ? {} : { calendar: calendar.toUpperCase() }),
    ...(access === undefined ? {} : { access: accessOf(access) }),
    ...(external === undefined ? {} : { external: yesOrNo(external) === true }),
  };
}

function accessOf(text: string): string {
  const level = folded(text).replaceAll(/[ -]/g, '_');
  if (accessLevels.includes(level)) return level;
  throw new CellRefused(
    'access',
    new Problem('invalid-request', `"${text}" is no access. There are: ${accessLevels.join(', ')}.`),
  );
}
