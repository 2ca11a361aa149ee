import { isName } from '../body-checks.js';
import type { Calendar } from '../calendar/calendar.js';
import { durationText } from '../calendar/duration.js';
import { workingDaysBetween } from '../calendar/working-time.js';
import { toInstant } from '../time.js';
import { valueProblem } from './check-template.js';
import type {
  OwnerRule,
  PolicyNames,
  RelativeDate,
  TemplateBody,
  TemplateItem,
  TemplateParameter,
} from './template.js';

/** A program that was run, as far as a template can be made of it. */
export interface RunProgram {
  description: string;
  domain: string | null;
  markets: string[];
  managerId: string;
  domainLeadId: string | null;
  /** `YYYY-MM-DD`: the local date on which it began. */
  start: string;
  policies: PolicyNames & { tollgate?: string };
  /** The program manager's, in the program's zone. */
  calendar: Calendar;
  phases: { name: string; description: string; targetDate: string | null }[];
  items: RunItem[];
  /** Manager of each person who takes part. */
  managers: Readonly<Record<string, string | null>>;
  names: Readonly<Record<string, string>>;
}

export interface RunItem {
  number: number;
  externalId: string | null;
  title: string;
  description: string;
  severity: string | null;
  tags: string[];
  attributes: Record<string, unknown>;
  phase: number;
  ownerId: string;
  calendar: Calendar;
  /** `YYYY-MM-DD` */
  dueDate: string;
  /** Where they are others than those of the program. */
  policies: PolicyNames;
  /** Numbers of the items of the program that it waits for. */
  waitsFor: number[];
}

/**
 * The program as a template: dates as working days from its start, by the calendar of each owner; owners as roles where
 * they play one, else each as a parameter that names who it was.
 */
export function templateOf(program: RunProgram): TemplateBody {
  const people = new Map<string, TemplateParameter>();
  const [market] = program.markets;
  const one = program.markets.length === 1 && market !== undefined && valueProblem('market', market) === null;
  const phaseNames = unique(program.phases.map(({ name }) => plain(name)));
  const keyOf = ({ externalId, number }: Pick<RunItem, 'externalId' | 'number'>): string =>
    isName(externalId) ? externalId : `item-${number}`;
  const items = program.items.map((item): TemplateItem => {
    const dependsOn = program.items.filter(({ number }) => item.waitsFor.includes(number)).map(keyOf);
    const { title, description, severity, tags, attributes, policies } = item;
    return {
      key: keyOf(item),
      title: plain(title),
      ...(description === '' ? {} : { description: plain(description) }),
      ...(severity === null ? {} : { severity: plain(severity) }),
      ...(tags.length === 0 ? {} : { tags: tags.map(plain) }),
      ...(Object.keys(attributes).length === 0 ? {} : { attributes: plainDeep(attributes) }),
      phase: phaseNames[item.phase] ?? '',
      owner: ruleFor(item.ownerId, program, people),
      due: daysFrom(program.start, item.dueDate, item.calendar),
      ...(Object.keys(policies).length === 0 ? {} : { policies }),
      ...(dependsOn.length === 0 ? {} : { dependsOn }),
    };
  });
  return {
    ...(program.description === '' ? {} : { description: plain(program.description) }),
    ...(one || program.markets.length === 0 ? {} : { markets: program.markets.map(plain) }),
    policies: program.policies,
    parameters: [
      ...(one ? [{ name: 'market', kind: 'market' as const, default: market }] : []),
      ...(program.domain === null ? [] : [{ name: 'domain', kind: 'domain' as const, default: program.domain }]),
      ...people.values(),
    ],
    phases: program.phases.map(({ description, targetDate }, index) => ({
      name: phaseNames[index] ?? '',
      ...(description === '' ? {} : { description: plain(description) }),
      target: targetDate === null ? null : daysFrom(program.start, targetDate, program.calendar),
    })),
    items,
  };
}

function daysFrom(start: string, date: string, calendar: Calendar): RelativeDate {
  const noon = (day: string): number => toInstant({ date: day, time: '12:00', zone: calendar.zone });
  const days = workingDaysBetween(noon(start), noon(date), calendar);
  const duration = durationText({ kind: 'working_days', days: Math.abs(days) });
  return days < 0 ? { before: duration, from: 'start' } : { after: duration, from: 'start' };
}

function ruleFor(personId: string, program: RunProgram, people: Map<string, TemplateParameter>): OwnerRule {
  const { managerId, domainLeadId, managers } = program;
  if (personId === managerId) return { role: 'program_manager' };
  if (personId === domainLeadId) return { role: 'domain_lead' };
  if (personId === managers[managerId]) return { managerOf: { role: 'program_manager' } };
  if (domainLeadId !== null && personId === managers[domainLeadId]) return { managerOf: { role: 'domain_lead' } };
  const known = people.get(personId);
  if (known) return { parameter: known.name };
  const name = program.names[personId] ?? '';
  const taken = new Set(['start', 'market', 'domain', ...[...people.values()].map((parameter) => parameter.name)]);
  const parameter = { name: slugOf(name, taken), kind: 'person' as const, description: `in place of ${name}` };
  people.set(personId, parameter);
  return { parameter: parameter.name };
}

function slugOf(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 36);
  const slug = letters === '' ? 'person' : letters;
  let free = slug;
  for (let number = 2; taken.has(free); number += 1) free = `${slug}_${number}`;
  return free;
}

/** What stands in braces there was no placeholder. */
function plain(text: string): string {
  return text.replaceAll('{{', '{ {');
}

function plainDeep(attributes: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(plain(JSON.stringify(attributes))) as Record<string, unknown>;
}

function unique(names: string[]): string[] {
  return names.map((name, index) => (names.indexOf(name) === index ? name : `${name} (${index + 1})`));
}
