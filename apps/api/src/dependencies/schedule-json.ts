import type { Network, NetworkItemRow, NetworkPhaseRow } from '../../../../database/dependencies/load-network.js';
import { stretchesOff } from '../../../../domain/calendar/days-off.js';
import type { Calendar } from '../../../../domain/calendar/calendar.js';
import { barOf, type Bar } from '../../../../domain/dependency/bar.js';
import { holdsUp, networkOf } from '../../../../domain/dependency/network.js';
import { schedule, type Scheduled } from '../../../../domain/dependency/schedule.js';
import { phaseStatuses } from '../../../../domain/program/table.js';
import { localDate, type Instant } from '../../../../domain/time.js';
import {
  choice,
  day,
  flag,
  instant,
  integer,
  list,
  mapOf,
  nullable,
  object,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { concerned, itemFields, itemJson, pathOf } from './network-json.js';

export const scheduleSchema = schema(
  'ProgramSchedule',
  object({
    items: list(
      object({
        ...itemFields,
        start: { ...instant, description: 'When it could be begun, where `begun`; else when it can at the earliest.' },
        begun: flag,
        end: { ...instant, description: 'When it was done, else when it is due.' },
        expected: {
          ...nullable(instant),
          description: 'When it can be done at the earliest, where that is after it is due.',
        },
        due: {
          ...object({ date: day, time: nullable(text), zone: text, at: instant, counted: nullable(text) }),
          description: '`counted`: the duration by which it was counted; null where somebody set the date.',
        },
        overdue: flag,
        ladderLevel: integer,
        critical: flag,
        waitsFor: { ...list(uuid), description: 'Items of this list.' },
        calendar: { ...text, description: 'Its days off stand under this name in `daysOff`.' },
      }),
    ),
    phases: list(
      object({
        id: uuid,
        name: text,
        status: choice(phaseStatuses),
        target: nullable(instant),
        passed: nullable(instant),
        expected: {
          ...nullable(instant),
          description: 'When its last item can be done at the earliest; null where it has none, or one never can be.',
        },
      }),
    ),
    daysOff: {
      ...mapOf(
        object({
          calendar: text,
          zone: text,
          knownUntil: nullable(day),
          days: list(object({ from: day, until: day, names: list(text) })),
        }),
      ),
      description: 'Days off in stretches, by calendar and zone, over the days of the list and a month on either side.',
    },
    from: day,
    until: day,
  }),
);

const month = 31 * 86_400_000;

/**
 * The items of a program as bars, with what they wait for, its tollgates, and the days off of the calendars that they go
 * by. Items of other programs that these wait for are among them.
 */
export function scheduleJson(network: Network, programId: string, now: Instant): object {
  const { items, phases } = network;
  const scheduled = schedule(networkOf(items, phases, now));
  const critical = new Set(pathOf(network, programId, scheduled));
  const shown = concerned(items, programId);
  const byId = new Map(items.map((item) => [item.id, item]));
  const bars = shown.map((item) => ({ item, bar: drawn(item, byId, scheduled, now) }));
  const own = phases.filter(({ program }) => program.id === programId);
  const [from, until] = span(bars, own, now);
  const calendars = new Map(shown.map(({ calendar }) => [nameOf(calendar), calendar]));
  return {
    items: bars.map(({ item, bar }) => ({
      ...itemJson(item),
      start: iso(bar.start),
      begun: bar.begun,
      end: iso(bar.end),
      expected: bar.expected === null ? null : iso(bar.expected),
      due: { ...item.due, zone: item.zone, at: iso(item.dueAt) },
      overdue: item.overdue,
      ladderLevel: item.level,
      critical: critical.has(item.id),
      waitsFor: item.waitsFor.flatMap(({ id }) => (byId.has(id) ? [id] : [])),
      calendar: nameOf(item.calendar),
    })),
    phases: own.map((phase) => ({
      id: phase.id,
      name: phase.name,
      status: phase.status,
      target: phase.targetAt === null ? null : iso(phase.targetAt),
      passed: phase.passedAt === null ? null : iso(phase.passedAt),
      expected: expectedOf(phase, items, scheduled),
    })),
    daysOff: Object.fromEntries(
      [...calendars].map(([name, calendar]) => [
        name,
        {
          calendar: calendar.key,
          zone: calendar.zone,
          knownUntil: calendar.knownUntil,
          days: stretchesOff(from, until, calendar),
        },
      ]),
    ),
    from: localDate(from, 'UTC'),
    until: localDate(until, 'UTC'),
  };
}

function drawn(
  item: NetworkItemRow,
  byId: ReadonlyMap<string, NetworkItemRow>,
  scheduled: ReadonlyMap<string, Scheduled>,
  now: Instant,
): Bar {
  const { status, dueAt, doneAt, activatedAt, resumeStatus, calendar } = item;
  const stands = status === 'on_hold' ? (resumeStatus ?? 'open') : status;
  const waits = stands === 'open' && item.waitsFor.some(({ id, lag }) => holdsUp(byId.get(id), lag, now, calendar));
  return barOf({ status, dueAt, doneAt, activatedAt, waits }, scheduled.get(item.id) ?? null);
}

/** When the last item of a phase can be done; null where nothing is left to be expected of it. */
function expectedOf(
  phase: NetworkPhaseRow,
  items: readonly NetworkItemRow[],
  scheduled: ReadonlyMap<string, Scheduled>,
): string | null {
  if (phase.status === 'passed' || phase.status === 'cancelled') return null;
  const ends = items.filter(({ phaseId }) => phaseId === phase.id).map(({ id }) => scheduled.get(id)?.end);
  const known = ends.filter((end) => end !== undefined);
  return known.length === 0 || known.length < ends.length ? null : iso(Math.max(...known));
}

/** From the first to the last of what is shown, today included, and a month on either side. */
function span(
  bars: readonly { bar: Bar }[],
  phases: readonly NetworkPhaseRow[],
  now: Instant,
): [from: Instant, until: Instant] {
  let from = now;
  let until = now;
  const include = (at: Instant | null): void => {
    if (at === null) return;
    from = Math.min(from, at);
    until = Math.max(until, at);
  };
  for (const { bar } of bars) [bar.start, bar.end, bar.expected].forEach(include);
  for (const { targetAt, passedAt } of phases) [targetAt, passedAt].forEach(include);
  return [from - month, until + month];
}

/** A calendar on the clocks of a zone. */
function nameOf({ key, zone, version }: Calendar): string {
  return `${key} ${version} ${zone}`;
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
