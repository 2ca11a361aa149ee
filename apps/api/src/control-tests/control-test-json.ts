import type { EntityManager } from 'typeorm';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { loadControlTest } from '../../../../database/control-tests/load.js';
import type { ShownControlTest } from '../../../../database/control-tests/row.js';
import { possibleForControlTest, refusedForControlTest } from '../../../../domain/access/control-test-access.js';
import { controlTestKey, deficiencies, results, testedFor } from '../../../../domain/control-test/control-test.js';
import { tallyOf } from '../../../../domain/control-test/sample-size.js';
import { controlTestStatuses } from '../../../../domain/control-test/table.js';
import { controlKey } from '../../../../domain/control/control.js';
import type { Actor } from '../access/actor.js';
import { refusedSchema } from '../items/refused-json.js';
import {
  choice,
  day,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
  versioned,
} from '../openapi/json-schema.js';

const said = { by: person, at: instant };

export const controlTestSchema = versioned(
  'ControlTest',
  object({
    id: uuid,
    number: integer,
    key: text,
    control: object({ id: uuid, key: text, title: text }),
    title: text,
    domain: nullable(text),
    markets: list(text),
    about: choice(testedFor),
    controlRevision: { ...integer, description: 'Which version of the control it tests.' },
    tester: person,
    plannedBy: person,
    status: choice(controlTestStatuses),
    sample: {
      ...nullable(
        object({
          source: choice(['occurrences', 'list']),
          from: nullable(day),
          until: nullable(day),
          file: nullable(text),
          sha256: nullable(text),
          population: integer,
          size: integer,
          sizeBy: {
            ...nullable(text),
            description: 'Which row of the table the size is from; null where it was said.',
          },
          seed: text,
          ...said,
        }),
      ),
      description: 'What was drawn from, and how: anybody draws the same again.',
    },
    tally: object(
      {
        judged: integer,
        exceptions: integer,
        notApplicable: integer,
        rate: nullable({ type: 'number' }),
        effective: nullable(flag),
      },
      'What the results come to by themselves.',
    ),
    conclusion: nullable(
      object({
        effective: flag,
        deficiency: nullable(choice(deficiencies)),
        statement: text,
        proposed: { ...nullable(flag), description: 'What the results alone had come to.' },
        ...said,
      }),
    ),
    regraded: nullable(object({ from: choice(deficiencies), reason: text, ...said })),
    cancellation: nullable(text),
    retestOf: nullable(object({ id: uuid, key: text })),
    raised: { ...flag, description: 'It stands with a finding, to which it is linked.' },
    concludedAt: nullable(instant),
    due: nullable(object({ date: day, time: nullable(text), zone: text, at: instant })),
    overdue: flag,
    ladderLevel: integer,
    acknowledgedUntil: nullable(instant),
    createdAt: instant,
    updatedAt: instant,
    restricted: flag,
    version: integer,
  }),
);

export const controlTestDetailSchema = schema('ControlTestDetail', {
  allOf: [
    controlTestSchema,
    object({
      items: list(
        object({
          place: integer,
          key: text,
          title: text,
          link: nullable(text),
          result: nullable(choice(results)),
          note: nullable(text),
        }),
      ),
      allowed: list(text),
      refused: list(refusedSchema),
    }),
  ],
});

export type ControlTestJson = ReturnType<typeof controlTestJson>;

export function controlTestJson(row: ShownControlTest) {
  const { facts: t, names, restricted, created_at, updated_at, control, retest_of_number: number } = row;
  const named = (id: string): { id: string; name: string } => ({ id, name: names[id] ?? '' });
  const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
  const spoken = <S extends { by: string; at: number }>(one: S | null) =>
    one && { ...one, by: named(one.by), at: new Date(one.at).toISOString() };
  const { due, dueAt } = t;
  return {
    ...{ id: t.id, number: t.number, key: controlTestKey(t.number) },
    control: { id: control.id, key: controlKey(control.number), title: control.title },
    ...{ title: t.title, domain: t.domain, markets: t.markets, about: t.about, controlRevision: t.controlRevision },
    ...{ tester: named(t.testerId), plannedBy: named(t.plannedBy), status: t.status },
    sample: spoken(t.sample),
    tally: tallyOf(t.items),
    conclusion: spoken(t.conclusion),
    regraded: spoken(t.regraded),
    cancellation: t.cancellation,
    retestOf: t.retestOf === null || number === null ? null : { id: t.retestOf, key: controlTestKey(number) },
    raised: t.findingId !== null,
    concludedAt: iso(t.concludedAt),
    due:
      due && dueAt !== null
        ? { date: due.date, time: due.time, zone: due.zone, at: new Date(dueAt).toISOString() }
        : null,
    ...{ overdue: t.overdue, ladderLevel: t.ladderLevel, acknowledgedUntil: iso(t.acknowledgedUntil) },
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    restricted,
    version: t.version,
  };
}

/** A control test with its sample, and what may be done to it now. */
export async function controlTestDetail(manager: EntityManager, row: ShownControlTest, actor: Actor): Promise<object> {
  const at = Date.now();
  const subject = await loadControlTest(manager, row.facts.id, { lock: false, at });
  const allowed = subject ? possibleForControlTest(subject, actor, at) : [];
  return {
    ...controlTestJson(row),
    items: row.facts.items.map(({ place, key, title, link, result, note }) => ({
      place,
      key,
      title,
      link,
      result,
      note,
    })),
    allowed,
    refused: await reasonsAsSeen(
      manager,
      actor.sight,
      subject ? refusedForControlTest(subject, actor, at, allowed) : [],
    ),
  };
}
