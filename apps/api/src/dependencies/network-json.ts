import type { Network, NetworkItemRow, NetworkPhaseRow } from '../../../../database/dependencies/load-network.js';
import { networkOf, openingOf } from '../../../../domain/dependency/network.js';
import { isOver } from '../../../../domain/dependency/predecessor.js';
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
const itemFields = {
  id: uuid,
  key: text,
  title: text,
  status: text,
  owner: person,
  program: reference,
  phase: reference,
};
const whens = { start: instant, end: instant };

export const graphSchema = schema(
  'DependencyGraph',
  object({
    items: list(
      object({
        ...itemFields,
        dueAt: instant,
        takes: nullable(text),
        earliest: object(whens),
        late: nullable(delaySchema),
        slack: object({ toNext: nullable(integer), toTarget: nullable(integer) }),
        critical: flag,
      }),
    ),
    dependencies: list(object({ itemId: uuid, waitsFor: uuid, lag: nullable(text), reason: nullable(text) })),
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
  }),
);

const missed = { agreed: instant, expected: instant, by: delaySchema, already: flag };

export const whatIfSchema = schema(
  'WhatIf',
  object({
    item: object({ id: uuid, key: text, title: text, dueAt: instant, slipsTo: instant }),
    items: list(object({ ...itemFields, ...missed })),
    phases: list(object({ id: uuid, name: text, program: reference, ...missed })),
  }),
);

function itemJson({ id, number, title, status, owner, program, phase }: NetworkItemRow) {
  return { id, key: `AI-${number}`, title, status, owner, program, phase };
}

function whensJson(scheduled: Scheduled | undefined): { start: string; end: string } {
  return { start: iso(scheduled?.start ?? 0), end: iso(scheduled?.end ?? 0) };
}

/** The end of the last phase that has a target. */
function targetOf(phases: readonly NetworkPhaseRow[]): NetworkPhaseRow | undefined {
  return phases.findLast(({ targetAt }) => targetAt !== null);
}

/** What is still to be done in a program: on its critical path is what decides its end. */
function pathOf({ items }: Network, programId: string, scheduled: ReadonlyMap<string, Scheduled>): string[] {
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
  const program = targetOf(phases);
  const heldUp = new Map<string, Instant[]>();
  for (const { waitsFor, dueAt } of items)
    for (const { id } of waitsFor) heldUp.set(id, [...(heldUp.get(id) ?? []), dueAt]);
  return {
    items: items.map((item) => {
      const { id, dueAt, calendar } = item;
      const end = scheduled.get(id)?.end ?? 0;
      const phase = phases.find((candidate) => candidate.id === item.phaseId);
      const target = phase ? (phase.targetAt ?? program?.targetAt ?? null) : null;
      return {
        ...itemJson(item),
        dueAt: iso(dueAt),
        takes: item.said,
        earliest: whensJson(scheduled.get(id)),
        late: end > dueAt ? delay(dueAt, end, calendar) : null,
        slack: slackOf(dueAt, heldUp.get(id) ?? [], target, calendar),
        critical: critical.has(id),
      };
    }),
    dependencies: items.flatMap(({ id: itemId, waitsFor }) =>
      waitsFor.map(({ id, lag, reason }) => ({ itemId, waitsFor: id, lag, reason })),
    ),
  };
}

export function criticalPathJson(network: Network, programId: string, now: Instant): object {
  const { items, phases } = network;
  const scheduled = schedule(networkOf(items, phases, now));
  const ids = pathOf(network, programId, scheduled);
  const last = ids.at(-1);
  const end = last === undefined ? null : (scheduled.get(last)?.end ?? null);
  const target = targetOf(phases);
  const targetAt = target?.targetAt ?? null;
  const late: Delay | null =
    target && targetAt !== null && end !== null && end > targetAt ? delay(targetAt, end, target.calendar) : null;
  return {
    path: ids.map((id) => {
      const item = items.find((candidate) => candidate.id === id);
      const when = whensJson(scheduled.get(id));
      if (item) {
        const { id, key, title, owner, program } = itemJson(item);
        return { kind: 'item', id, key, title, owner, program, dueAt: iso(item.dueAt), ...when };
      }
      const phase = phases.find((candidate) => openingOf(candidate.id) === id);
      const title = `${phase?.name ?? ''} opens`;
      return {
        kind: 'tollgate',
        id: phase?.id,
        key: null,
        title,
        owner: null,
        program: phase?.program,
        dueAt: null,
        ...when,
      };
    }),
    end: end === null ? null : iso(end),
    target: targetAt === null ? null : iso(targetAt),
    slack: target && targetAt !== null && end !== null ? slackOf(end, [], targetAt, target.calendar).toTarget : null,
    late,
  };
}

export function whatIfJson(
  { items, phases }: Network,
  slip: { item: NetworkItemRow; to: Instant },
  found: { items: Missed[]; phases: Missed[] },
): object {
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
  };
}

function missedJson({ agreed, expected, by, already }: Missed) {
  return { agreed: iso(agreed), expected: iso(expected), by, already };
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
