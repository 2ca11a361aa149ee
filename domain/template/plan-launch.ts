import { dueInstant, type LocalDue } from '../calendar/due.js';
import type { BodyProblem } from '../body-checks.js';
import type { Calendar } from '../calendar/calendar.js';
import { inZone } from '../calendar/in-zone.js';
import { knownWarning } from '../calendar/known.js';
import { localDate, type Instant } from '../time.js';
import { reportCircle } from './check-items.js';
import { itemDue, targetDate, whenText } from './dates.js';
import { ownerOf, type LaunchParts } from './owners.js';
import { fill, fillDeep } from './placeholders.js';
import { parameterOf, startParameter, type TemplateBody, type TemplateItem } from './template.js';

/** What a launch is planned with. */
export interface LaunchFacts extends LaunchParts {
  /** The program's zone. */
  zone: string;
  /** What placeholders stand for, `date` and `occurrence` of a recurrence included. */
  texts: Readonly<Record<string, string>>;
  /** Of each person who may own something. */
  calendars: Readonly<Record<string, Calendar>>;
  /** That of the market, where there is one. */
  market: Calendar | null;
}

export interface PlannedPhase {
  name: string;
  description: string;
  /** `YYYY-MM-DD` */
  targetDate: string | null;
  because: string | null;
  /** Where the date was counted beyond what the calendar knows, or from one that was. */
  warning: string | null;
}

export interface PlannedItem {
  /** Its place in the template, from 0. */
  index: number;
  key: string;
  title: string;
  description: string;
  severity: string | null;
  tags: string[];
  attributes: Record<string, unknown>;
  /** Its place among the phases, from 0. */
  phase: number;
  ownerId: string;
  due: LocalDue;
  dueAt: Instant;
  because: string;
  /** Where the date was counted beyond what the calendar knows, or from one that was. */
  warning: string | null;
  dependsOn: string[];
}

export interface PlannedLaunch {
  description: string;
  domain: string | null;
  markets: string[];
  phases: PlannedPhase[];
  items: PlannedItem[];
}

/** What would be made, and what stands in the way; items that have no owner are left out. */
export function planLaunch(body: TemplateBody, facts: LaunchFacts): { plan: PlannedLaunch; problems: BodyProblem[] } {
  const problems: BodyProblem[] = [];
  const { texts } = facts;
  const valueOf = (kind: 'market' | 'domain'): string | undefined => facts.values[parameterOf(body, kind) ?? ''];
  const market = valueOf('market');
  const phases = planPhases(body, facts, problems);
  // Versions that were published before this was looked for.
  reportCircle(
    body.items.flatMap(({ key, dependsOn = [] }) => dependsOn.map((waitsFor) => ({ itemId: key, waitsFor }))),
    body.items.map(({ key, phase }) => ({ id: key, phaseId: phase })),
    body.phases.map(({ name }) => name),
    (path, message) => problems.push({ path, message }),
  );
  const places = new Map(body.phases.map(({ name }, place) => [name, place]));
  return {
    plan: {
      description: fill(body.description ?? '', texts),
      domain: (body.domain === undefined ? valueOf('domain') : fill(body.domain, texts)) ?? null,
      markets: body.markets?.map((text) => fill(text, texts)) ?? (market === undefined ? [] : [market]),
      phases,
      items: body.items.flatMap(
        (item, index) => planItemOf(item, index, { phases, place: places.get(item.phase) ?? 0 }, facts, problems) ?? [],
      ),
    },
    problems,
  };
}

function planPhases(body: TemplateBody, facts: LaunchFacts, problems: BodyProblem[]): PlannedPhase[] {
  const phases: PlannedPhase[] = [];
  for (const [index, { name, description = '', target }] of body.phases.entries()) {
    const planned = { name: fill(name, facts.texts), description: fill(description, facts.texts) };
    const base = target?.from === 'phase_start' ? startOf(phases, index, facts) : startDate(facts);
    const inherited = target?.from === 'phase_start' ? warningOf(phases, index - 1) : null;
    const calendar = target?.by === 'market' ? facts.market : managerCalendar(facts);
    if (target && !calendar) problems.push({ path: `phases.${index}.target.by`, message: noCalendar });
    if (!target || !calendar) {
      phases.push({ ...planned, targetDate: null, because: null, warning: null });
      continue;
    }
    const date = targetDate(target, base, calendar);
    phases.push({
      ...planned,
      targetDate: date,
      because: whenText(target, base, calendar),
      warning: knownWarning(calendar, date, base) ?? inherited,
    });
  }
  return phases;
}

const noCalendar = 'is counted by the calendar of the market, and there is none for it. List the calendars.';

function planItemOf(
  item: TemplateItem,
  index: number,
  { phases, place }: { phases: PlannedPhase[]; place: number },
  facts: LaunchFacts,
  problems: BodyProblem[],
): PlannedItem | null {
  const owner = ownerOf(item.owner, facts);
  const calendar = 'id' in owner ? facts.calendars[owner.id] : undefined;
  if (!('id' in owner) || !calendar) {
    const message = 'problem' in owner ? owner.problem : `is ${owner.id}, a person who does not exist.`;
    problems.push({ path: `items.${index}.owner`, message });
    return null;
  }
  const byMarket = item.due.by === 'market';
  if (byMarket && !facts.market) {
    problems.push({ path: `items.${index}.due.by`, message: noCalendar });
    return null;
  }
  const base = {
    start: startDate(facts),
    phase_start: startOf(phases, place, facts),
    phase_target: phases[place]?.targetDate ?? startDate(facts),
  }[item.due.from];
  const due = itemDue(item.due, base, calendar, facts.market);
  const dueAt = dueInstant(due, calendar);
  const counting = byMarket && facts.market ? facts.market : calendar;
  // Counted back from a date beyond, it lies within what is known, and went through days that are not. What counts is a day
  // of its owner, whose calendar the item will go by.
  const warning =
    knownWarning(counting, due.date, base) ??
    { start: null, phase_start: warningOf(phases, place - 1), phase_target: warningOf(phases, place) }[item.due.from] ??
    knownWarning(calendar, localDate(dueAt, due.zone));
  return {
    index,
    key: item.key,
    title: fill(item.title, facts.texts),
    description: fill(item.description ?? '', facts.texts),
    severity: item.severity == null ? null : fill(item.severity, facts.texts),
    tags: (item.tags ?? []).map((tag) => fill(tag, facts.texts)),
    attributes: fillDeep(item.attributes ?? {}, facts.texts) as Record<string, unknown>,
    phase: place,
    ownerId: owner.id,
    due,
    dueAt,
    because: whenText(item.due, base, counting),
    warning,
    dependsOn: item.dependsOn ?? [],
  };
}

function startDate({ values }: LaunchFacts): string {
  return values[startParameter] ?? '';
}

/** A phase starts when the phase before it is to pass its tollgate. */
function startOf(phases: PlannedPhase[], index: number, facts: LaunchFacts): string {
  return phases[index - 1]?.targetDate ?? startDate(facts);
}

function warningOf(phases: PlannedPhase[], index: number): string | null {
  return phases[index]?.warning ?? null;
}

function managerCalendar({ calendars, managerId, zone }: LaunchFacts): Calendar | null {
  const calendar = calendars[managerId];
  return calendar ? inZone(calendar, zone) : null;
}
