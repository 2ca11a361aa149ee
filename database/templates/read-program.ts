import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { inZone } from '../../domain/calendar/in-zone.js';
import type { PolicyNames } from '../../domain/template/template.js';
import type { RunItem, RunProgram } from '../../domain/template/from-program.js';
import { localDate } from '../../domain/time.js';
import { placingIn, seesItem } from '../access/visible.js';
import { presentCalendarsOf } from '../calendars/present.js';

interface ProgramFacts {
  description: string;
  domain: string | null;
  markets: string[];
  manager_id: string;
  domain_lead_id: string | null;
  time_zone: string;
  began: Date;
  escalation_policy_version_id: string;
  reminder_policy_version_id: string;
  sign_off_policy_version_id: string;
  extension_policy_version_id: string;
  tollgate_policy_version_id: string;
  effectiveness_policy_version_id: string | null;
}

type ItemFacts = Omit<RunItem, 'calendar' | 'policies'> & PolicyColumns;

const itemPolicies = [
  ['escalation', 'escalation_policy_version_id'],
  ['reminder', 'reminder_policy_version_id'],
  ['signOff', 'sign_off_policy_version_id'],
  ['extension', 'extension_policy_version_id'],
  ['effectiveness', 'effectiveness_policy_version_id'],
] as const;

/**
 * A program as a template is made of it; what was cancelled is left out, and so is what whoever makes it does not see: a
 * template is read by the whole house. The program is there for sure.
 */
export async function readRunProgram(manager: EntityManager, id: string, seenBy?: Sight): Promise<RunProgram> {
  const [program] = await manager.query<ProgramFacts[]>(
    'SELECT p.*, coalesce(p.activated_at, p.created_at) AS began FROM programs p WHERE p.id = $1',
    [id],
  );
  if (!program) throw new Error(`program ${id} does not exist`);
  const phases = await manager.query<RunProgram['phases']>(
    `SELECT name, description, target_date::text AS "targetDate" FROM phases WHERE program_id = $1 ORDER BY position`,
    [id],
  );
  const params: unknown[] = [id];
  const seen = seenBy ? seesItem(seenBy, placingIn(params)) : 'TRUE';
  const items = await manager.query<ItemFacts[]>(
    `SELECT i.number, i.external_id AS "externalId", i.title, i.description, i.severity, i.tags, i.attributes,
       (SELECT count(*) FROM phases o WHERE o.program_id = $1 AND o.position < ph.position)::int AS phase,
       i.owner_id AS "ownerId", i.due_date::text AS "dueDate",
       array(SELECT q.number FROM item_dependencies d JOIN action_items q ON q.id = d.predecessor_id
         WHERE d.item_id = i.id ORDER BY q.number)::int[] AS "waitsFor",
       i.escalation_policy_version_id, i.reminder_policy_version_id, i.sign_off_policy_version_id, i.extension_policy_version_id,
       i.effectiveness_policy_version_id
     FROM action_items i JOIN phases ph ON ph.id = i.phase_id
     WHERE i.program_id = $1 AND i.status <> 'cancelled' AND ${seen} ORDER BY ph.position, i.due_at, i.number`,
    params,
  );
  const asked = [program.manager_id, ...items.map(({ ownerId }) => ownerId)];
  const calendars = await presentCalendarsOf(manager, asked);
  const people = await manager.query<{ id: string; name: string; manager_id: string | null }[]>(
    'SELECT id, name, manager_id FROM people WHERE id = ANY($1)',
    [[...asked, ...(program.domain_lead_id === null ? [] : [program.domain_lead_id])]],
  );
  const names = await policyNames(manager, [program, ...items]);
  const calendarOf = (personId: string): RunItem['calendar'] => {
    const calendar = calendars[personId];
    if (!calendar) throw new Error(`person ${personId} has no calendar`);
    return calendar;
  };
  const usual = policiesOf(program, null, names);
  return {
    description: program.description,
    domain: program.domain,
    markets: program.markets,
    managerId: program.manager_id,
    domainLeadId: program.domain_lead_id,
    start: localDate(program.began.getTime(), program.time_zone),
    policies: { ...usual, tollgate: names.get(program.tollgate_policy_version_id) ?? '' },
    calendar: inZone(calendarOf(program.manager_id), program.time_zone),
    phases,
    items: items.map((item) => ({
      ...item,
      calendar: calendarOf(item.ownerId),
      policies: policiesOf(item, program, names),
    })),
    managers: Object.fromEntries(people.map((person) => [person.id, person.manager_id])),
    names: Object.fromEntries(people.map((person) => [person.id, person.name])),
  };
}

type PolicyColumns = Record<(typeof itemPolicies)[number][1], string | null>;

/** By name and version; those that are the same as of `other`, and those that are none, are left out. */
function policiesOf(of: PolicyColumns, other: PolicyColumns | null, names: Map<string, string>): PolicyNames {
  return Object.fromEntries(
    itemPolicies.flatMap(([use, column]) => {
      const id = of[column];
      return id === null || other?.[column] === id ? [] : [[use, names.get(id) ?? '']];
    }),
  );
}

/** `Fast ladder@2` by the id of the version. */
async function policyNames(
  manager: EntityManager,
  users: (PolicyColumns & { tollgate_policy_version_id?: string })[],
): Promise<Map<string, string>> {
  const ids = users.flatMap((of) => [
    ...itemPolicies.flatMap(([, column]) => of[column] ?? []),
    ...(of.tollgate_policy_version_id === undefined ? [] : [of.tollgate_policy_version_id]),
  ]);
  const rows = await manager.query<{ id: string; name: string }[]>(
    `SELECT v.id, p.name || '@' || v.version AS name FROM policy_versions v JOIN policies p ON p.id = v.policy_id
     WHERE v.id = ANY($1)`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
