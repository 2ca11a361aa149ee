import type { EntityManager } from 'typeorm';
import type { BodyProblem } from '../../domain/body-checks.js';
import { whyNot, type Charge, type Standing } from '../../domain/person/standing.js';
import {
  startParameter,
  peopleNamedIn,
  policiesNamedIn,
  parameterOf,
  type TemplateBody,
} from '../../domain/template/template.js';
import { ownerOf } from '../../domain/template/owners.js';
import { parametersOf, readParameters } from '../../domain/template/parameters.js';
import { fill } from '../../domain/template/placeholders.js';
import { planLaunch, type LaunchFacts, type PlannedLaunch } from '../../domain/template/plan-launch.js';
import { localDate } from '../../domain/time.js';
import { loadCalendars, versionOfMarket } from '../calendars/load-calendars.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { versionsNamed } from '../policies/policy-names.js';
import { defaultZone } from '../programs/create-program.js';
import type { TemplateVersion } from './template-rows.js';

export interface LaunchRequest {
  /** May have placeholders. */
  name: string;
  parameters: Readonly<Record<string, unknown>>;
  managerId: string;
  domainLeadId: string | null;
  timeZone?: string;
  /** More placeholders of the name and of the texts, such as `occurrence`. */
  texts?: Readonly<Record<string, string>>;
}

export interface PreparedLaunch {
  template: TemplateVersion;
  name: string;
  zone: string;
  managerId: string;
  domainLeadId: string | null;
  /** The values that were put in, defaults included. */
  values: Record<string, string>;
  plan: PlannedLaunch;
  /** Ids of policy versions by where the template names them, e.g. `items.3.policies.escalation`. */
  policies: Map<string, string>;
  /** Names of all people who take part, by id. */
  names: Map<string, string>;
  /** What stands in the way; with any the launch is refused. */
  problems: BodyProblem[];
}

interface PersonFacts extends Standing {
  manager_id: string | null;
}

/** What a launch would make, computed from the facts of the moment; nothing is written. */
export async function prepareLaunch(
  manager: EntityManager,
  template: TemplateVersion,
  request: LaunchRequest,
  at: number,
): Promise<PreparedLaunch> {
  const { body } = template;
  const zone = request.timeZone ?? defaultZone;
  const managerId = request.managerId.toLowerCase();
  const domainLeadId = request.domainLeadId?.toLowerCase() ?? null;
  const { values, problems } = readParameters(body, request.parameters, localDate(at, zone));
  const asked = [managerId, ...(domainLeadId === null ? [] : [domainLeadId])];
  const people = await loadPeople(manager, [...asked, ...peopleNamedIn(body), ...personValues(body, values)]);
  const known = new Map(people.map((person) => [person.id, person]));
  const unfit = (path: string, person: Standing | undefined, charge: Charge): void => {
    const message = person ? whyNot(person, charge) : 'names nobody. List the people.';
    if (message !== null) problems.push({ path, message });
  };
  unfit('managerId', known.get(managerId), 'manage');
  if (domainLeadId !== null) unfit('domainLeadId', known.get(domainLeadId), 'manage');
  const parts = {
    managerId,
    domainLeadId,
    values,
    managers: Object.fromEntries(people.map(({ id, manager_id }) => [id, manager_id])),
  };
  const found = body.items.map(({ owner }) => ownerOf(owner, parts));
  const owners = found.flatMap((owner) => ('id' in owner ? [owner.id] : []));
  const everybody = new Map((await loadPeople(manager, [...owners, ...known.keys()])).map((one) => [one.id, one]));
  for (const [index, owner] of found.entries()) {
    const person = 'id' in owner ? everybody.get(owner.id) : undefined;
    if (person) unfit(`items.${index}.owner`, person, 'work');
  }
  const market = values[parameterOf(body, 'market') ?? ''];
  const names = new Map([...everybody.values()].map(({ id, name }) => [id, name]));
  const facts: LaunchFacts = {
    ...parts,
    zone,
    texts: { ...request.texts, ...shown(body, values, names) },
    calendars: await presentCalendarsOf(manager, [...owners, managerId]),
    market: market === undefined ? null : await marketCalendar(manager, market),
  };
  const policies = await versionsNamed(manager, policiesNamedIn(body));
  // Dates need a start that exists; without it nothing can be said about them.
  const start = values[startParameter];
  const planned = start === undefined ? { plan: nothing, problems: [] } : planLaunch(body, facts);
  const name = fill(request.name, facts.texts).trim();
  if (name === '' || name.length > 200)
    problems.push({ path: 'name', message: 'must be a text of 1 to 200 characters.' });
  return {
    template,
    name,
    zone,
    managerId,
    domainLeadId,
    values,
    plan: planned.plan,
    policies: policies.ids,
    names,
    problems: [...problems, ...policies.problems, ...planned.problems],
  };
}

const nothing: PlannedLaunch = { description: '', domain: null, markets: [], phases: [], items: [] };

async function loadPeople(manager: EntityManager, ids: string[]): Promise<PersonFacts[]> {
  return manager.query<PersonFacts[]>(
    'SELECT id, name, active, access, service, manager_id FROM people WHERE id = ANY($1)',
    [[...new Set(ids)]],
  );
}

function personValues(body: TemplateBody, values: Record<string, string>): string[] {
  return parametersOf(body).flatMap(({ name, kind }) => {
    const value = values[name];
    return kind === 'person' && value !== undefined ? [value.toLowerCase()] : [];
  });
}

/** What placeholders show: of a person the name. */
function shown(body: TemplateBody, values: Record<string, string>, names: Map<string, string>): Record<string, string> {
  const kinds = new Map(parametersOf(body).map(({ name, kind }) => [name, kind]));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      kinds.get(name) === 'person' ? (names.get(value.toLowerCase()) ?? value) : value,
    ]),
  );
}

async function marketCalendar(manager: EntityManager, market: string): Promise<LaunchFacts['market']> {
  const version = await versionOfMarket(manager, market);
  return version === null ? null : (await loadCalendars(manager, [version]))(version);
}
