import type { ItemStatus } from '../item/table.js';
import type { Calendar } from '../calendar/calendar.js';
import { parseDuration } from '../calendar/duration.js';
import { addTime, workingTimeBetween } from '../calendar/working-time.js';
import type { Instant } from '../time.js';
import { isToCome, openingOf, phaseEdges, type NetworkPhase } from './phase-edges.js';
import { afterLag, isOver } from '../item/predecessor.js';
import type { Work } from './schedule.js';

/** An item in the network of dependencies. Cancelled ones are left out. */
export interface NetworkItem {
  id: string;
  phaseId: string;
  status: ItemStatus;
  /** Where an item on hold goes on. */
  resumeStatus: ItemStatus | null;
  dueAt: Instant;
  doneAt: Instant | null;
  /** The item's calendar, which is its owner's. */
  calendar: Calendar;
  /** How long the work takes, as `parseDuration` reads it: as it was said, or what the due date was counted by. */
  takes: string | null;
  waitsFor: { id: string; lag: string | null }[];
}

/**
 * The work that is still to be done, as it follows from the facts: what is done ended when it did; what has begun, or may
 * begin, ends when it is due, or now where that has passed; what waits starts when the last lets it, and then takes its
 * time. A phase that is still to come opens when the items of the one before have ended; the time of the sign-off is not
 * counted.
 *
 * Where nobody has said how long an item takes, it needs all the working time that the agreed dates give it.
 *
 * @param slip an item that is taken to end then, whatever its due date
 */
export function networkOf(
  items: readonly NetworkItem[],
  phases: readonly NetworkPhase[],
  now: Instant,
  slip: { id: string; to: Instant } | null = null,
): Work[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const itemsOf = Map.groupBy(items, ({ phaseId }) => phaseId);
  const coming = new Map(phases.filter(isToCome).map((phase) => [phase.id, phase]));
  const byTollgate = Map.groupBy(phaseEdges(items, phases), ({ itemId }) => itemId);
  const tollgates = (id: string): Work['waitsFor'] =>
    (byTollgate.get(id) ?? []).map(({ waitsFor }) => ({ id: waitsFor, after: (end) => end }));
  const openings = [...coming.keys()].map((phaseId): Work => {
    const id = openingOf(phaseId);
    return { id, waitsFor: tollgates(id), notBefore: now, ends: (start) => start };
  });
  const dueOfPhase = (phaseId: string | null): Instant =>
    Math.max(now, ...(phaseId === null ? [] : (itemsOf.get(phaseId) ?? [])).map(({ dueAt }) => dueAt));
  const works = items.map((item): Work => {
    const { id, calendar, dueAt } = item;
    const known = item.waitsFor.filter((edge) => byId.has(edge.id));
    const phase = coming.get(item.phaseId);
    const waitsFor: Work['waitsFor'] = [
      ...known.map(({ id, lag }) => ({ id, after: (end: Instant) => afterLag(end, lag, calendar) })),
      ...tollgates(id),
    ];
    const waiting = phase !== undefined || known.some((edge) => holdsUp(byId.get(edge.id), edge.lag, now, calendar));
    const fixed = endOf(item, waiting, now, slip);
    if (fixed !== null) return { id, waitsFor: [], notBefore: Math.min(fixed, now), ends: () => fixed };
    const agreed = [
      ...known.map((edge) => afterLag(byId.get(edge.id)?.dueAt ?? now, edge.lag, calendar)),
      ...(phase ? [dueOfPhase(phase.after)] : []),
    ];
    return { id, waitsFor, notBefore: now, ends: takenBy(item, Math.max(...agreed), dueAt) };
  });
  return [...works, ...openings];
}

/** As the gate has it: not over, or its lag still runs. What is not in the network holds nothing up. */
export function holdsUp(
  before: Pick<NetworkItem, 'status' | 'doneAt'> | undefined,
  lag: string | null,
  now: Instant,
  calendar: Calendar,
): boolean {
  if (!before) return false;
  return !isOver(before.status) || afterLag(before.doneAt ?? now, lag, calendar) > now;
}

/** When an item ends that waits for nothing; null where it waits. */
function endOf(
  item: NetworkItem,
  waiting: boolean,
  now: Instant,
  slip: { id: string; to: Instant } | null,
): Instant | null {
  if (isOver(item.status)) return item.doneAt ?? now;
  if (slip?.id === item.id) return Math.max(slip.to, now);
  const status = item.status === 'on_hold' ? (item.resumeStatus ?? 'open') : item.status;
  const begun = status === 'in_progress' || status === 'submitted';
  return begun || !waiting ? Math.max(item.dueAt, now) : null;
}

function takenBy({ takes, calendar }: NetworkItem, agreedStart: Instant, dueAt: Instant): Work['ends'] {
  if (takes !== null) {
    const duration = parseDuration(takes);
    return (start) => addTime(start, duration, calendar);
  }
  const minutes = Math.max(0, workingTimeBetween(agreedStart, dueAt, calendar)) / 60_000;
  // Nothing to be done takes no time, also at night: to add nothing would lead to the next opening.
  if (minutes === 0) return (start) => start;
  return (start) => addTime(start, { kind: 'working_hours', minutes }, calendar);
}
