import { itemStatuses } from '../../../../domain/item/table.js';
import type { Network, NetworkItemRow, NetworkPhaseRow } from '../../../../database/dependencies/load-network.js';
import { circlesIn, type Edge } from '../../../../domain/dependency/cycle.js';
import { networkOf } from '../../../../domain/dependency/network.js';
import { openingOf, phaseEdges } from '../../../../domain/dependency/phase-edges.js';
import { isOver } from '../../../../domain/item/predecessor.js';
import { criticalPath, schedule, type Scheduled } from '../../../../domain/dependency/schedule.js';
import { slackOf } from '../../../../domain/dependency/slack.js';
import { delay, type Delay, type Missed } from '../../../../domain/dependency/what-if.js';
import type { Instant } from '../../../../domain/time.js';
import {
  choice,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  reference,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';

const delaySchema = object({ workingDays: integer, workingMinutes: integer });
export const itemFields = {
  id: uuid,
  key: text,
  title: text,
  status: choice(itemStatuses),
  owner: person,
  program: reference,
  phase: reference,
};
const whens = { start: instant, end: instant };
const circlesSchema = {
  ...list(list(object({ kind: choice(['item', 'tollgate']), id: uuid, key: nullable(text), title: text }))),
  description:
    'Items that wait for themselves, by way of others or of tollgates, each circle with its way. What is part of one, or ' +
    'waits for it, can never start and has no earliest date: take one of its dependencies away.',
};

export const graphSchema = schema(
  'DependencyGraph',
  object({
    items: list(
      object({
        ...itemFields,
        dueAt: instant,
        takes: nullable(text),
        earliest: nullable(object(whens)),
        late: nullable(delaySchema),
        slack: object({ toNext: nullable(integer), toTarget: nullable(integer) }),
        critical: flag,
      }),
    ),
    dependencies: list(object({ itemId: uuid, waitsFor: uuid, lag: nullable(text), reason: nullable(text) })),
    circles: circlesSchema,
  }),
);

export const criticalPathSchema = schema(
  'CriticalPath',
  object({
    path: list(
      object({
        kind: choice(['item', 'tollgate']),
        id: uuid,
        key: nullable(text),
        title: text,
        owner: nullable(person),
        program: reference,
        dueAt: nullable(instant),
        ...whens,
      }),
    ),
    end: nullable(instant),
    target: nullable(instant),
    slack: nullable(integer),
    late: nullable(delaySchema),
    circles: circlesSchema,
  }),
);

const missed = { agreed: instant, expected: instant, by: delaySchema, already: flag };

export const whatIfSchema = schema(
  'WhatIf',
  object({
    item: object({ id: uuid, key: text, title: text, dueAt: instant, slipsTo: instant }),
    items: list(object({ ...itemFields, ...missed })),
    phases: list(object({ id: uuid, name: text, program: reference, ...missed })),
    circles: circlesSchema,
  }),
);

export function itemJson({ id, number, title, status, owner, program, phase }: NetworkItemRow) {
  return { id, key: `AI-${number}`, title, status, owner, program, phase };
}

function whensJson({ start, end }: Scheduled): { start: string; end: string } {
  return { start: iso(start), end: iso(end) };
}

/** What waits for itself, in whatever of these programs; what is over waits no more. */
function circlesJson({ items, phases }: Network): object[][] {
  const open = items.filter(({ status }) => !isOver(status));
  return circlesIn(waits(open, phases)).map((circle) =>
    circle.map((id) => {
      const item = open.find((candidate) => candidate.id === id);
      if (item) return { kind: 'item', id, key: `AI-${item.number}`, title: item.title };
      return { kind: 'tollgate', ...openingJson(phases, id) };
    }),
  );
}

function waits(items: readonly NetworkItemRow[], phases: readonly NetworkPhaseRow[]): Edge[] {
  const direct = items.flatMap(({ id: itemId, waitsFor }) => waitsFor.map(({ id }) => ({ itemId, waitsFor: id })));
  return [...direct, ...phaseEdges(items, phases)];
}

function openingJson(phases: readonly NetworkPhaseRow[], opening: string) {
  const phase = phases.find(({ id }) => openingOf(id) === opening);
  return { id: phase?.id, key: null, title: `${phase?.name ?? ''} opens` };
}

/** The items of a program, and those that they wait for, directly or by way of others. */
export function concerned(items: readonly NetworkItemRow[], programId: string): NetworkItemRow[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const met = new Set(items.filter(({ program }) => program.id === programId).map(({ id }) => id));
  for (const id of met) for (const before of byId.get(id)?.waitsFor ?? []) met.add(before.id);
  return items.filter(({ id }) => met.has(id));
}

/** The end of the last phase of a program that has a target. */
function targetOf(phases: readonly NetworkPhaseRow[], programId: string): NetworkPhaseRow | undefined {
  return phases.findLast(({ targetAt, program }) => targetAt !== null && program.id === programId);
}

/** What is still to be done in a program: on its critical path is what decides its end. */
export function pathOf({ items }: Network, programId: string, scheduled: ReadonlyMap<string, Scheduled>): string[] {
  const open = items.filter(({ program, status }) => program.id === programId && !isOver(status));
  return criticalPath(
    scheduled,
    open.map(({ id }) => id),
  );
}

export function graphJson(network: Network, programId: string, now: Instant): object {
  const { items, phases } = network;
  const scheduled = schedule(networkOf(items, phases, now));
  const critical = new Set(pathOf(network, programId, scheduled));
  const program = targetOf(phases, programId);
  const shown = concerned(items, programId);
  const heldUp = new Map<string, Instant[]>();
  for (const { waitsFor, dueAt } of shown)
    for (const { id } of waitsFor) heldUp.set(id, [...(heldUp.get(id) ?? []), dueAt]);
  return {
    items: shown.map((item) => {
      const { id, dueAt, calendar } = item;
      const earliest = scheduled.get(id);
      const end = earliest?.end ?? 0;
      const phase = phases.find((candidate) => candidate.id === item.phaseId && candidate.program.id === programId);
      const target = phase ? (phase.targetAt ?? program?.targetAt ?? null) : null;
      return {
        ...itemJson(item),
        dueAt: iso(dueAt),
        takes: item.said,
        earliest: earliest ? whensJson(earliest) : null,
        late: end > dueAt ? delay(dueAt, end, calendar) : null,
        slack: slackOf(dueAt, heldUp.get(id) ?? [], target, calendar),
        critical: critical.has(id),
      };
    }),
    dependencies: shown.flatMap(({ id: itemId, waitsFor }) =>
      waitsFor.map(({ id, lag, reason }) => ({ itemId, waitsFor: id, lag, reason })),
    ),
    circles: circlesJson(network),
  };
}

export function criticalPathJson(network: Network, programId: string, now: Instant): object {
  const { items, phases } = network;
  const scheduled = schedule(networkOf(items, phases, now));
  const ids = pathOf(network, programId, scheduled);
  const last = ids.at(-1);
  // What waits in a circle never ends, and so neither does the program.
  const standsStill = items.some(({ id, program }) => program.id === programId && !scheduled.has(id));
  const end = last === undefined || standsStill ? null : (scheduled.get(last)?.end ?? null);
  const target = targetOf(phases, programId);
  const targetAt = target?.targetAt ?? null;
  const late: Delay | null =
    target && targetAt !== null && end !== null && end > targetAt ? delay(targetAt, end, target.calendar) : null;
  return {
    path: ids.flatMap((id) => {
      const item = items.find((candidate) => candidate.id === id);
      const found = scheduled.get(id);
      if (!found) return [];
      const when = whensJson(found);
      if (item) {
        const { id, key, title, owner, program } = itemJson(item);
        return { kind: 'item', id, key, title, owner, program, dueAt: iso(item.dueAt), ...when };
      }
      const program = phases.find((candidate) => openingOf(candidate.id) === id)?.program;
      return { kind: 'tollgate', ...openingJson(phases, id), owner: null, program, dueAt: null, ...when };
    }),
    end: end === null ? null : iso(end),
    target: targetAt === null ? null : iso(targetAt),
    slack: target && targetAt !== null && end !== null ? slackOf(end, [], targetAt, target.calendar).toTarget : null,
    late,
    circles: circlesJson(network),
  };
}

export function whatIfJson(
  network: Network,
  slip: { item: NetworkItemRow; to: Instant },
  found: { items: Missed[]; phases: Missed[] },
): object {
  const { items, phases } = network;
  const { id, key, title } = itemJson(slip.item);
  return {
    item: { id, key, title, dueAt: iso(slip.item.dueAt), slipsTo: iso(slip.to) },
    items: found.items.flatMap((entry) => {
      const item = items.find((candidate) => candidate.id === entry.id);
      return item ? [{ ...itemJson(item), ...missedJson(entry) }] : [];
    }),
    phases: found.phases.flatMap((entry) => {
      const phase = phases.find((candidate) => candidate.id === entry.id);
      return phase ? [{ id: phase.id, name: phase.name, program: phase.program, ...missedJson(entry) }] : [];
    }),
    circles: circlesJson(network),
  };
}

function missedJson({ agreed, expected, by, already }: Missed) {
  return { agreed: iso(agreed), expected: iso(expected), by, already };
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
