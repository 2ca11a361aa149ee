import type { BackTest, Counted, Example } from '../../../../database/rules/back-test.js';
import type { RuleRow, RuleVersionRow } from '../../../../database/rules/rules.js';
import { licenceKey, licenceStates } from '../../../../domain/acting-licence/licence.js';
import { has } from '../../../../domain/access/has.js';
import { linkedKinds } from '../../../../domain/record-link/link.js';
import { outcomes } from '../../../../domain/rule/evaluate.js';
import { actsOn, ruleActs, ruleKey, ruleStates } from '../../../../domain/rule/rule.js';
import type { Actor } from '../access/actor.js';
import {
  anyObject,
  choice,
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
} from '../openapi/json-schema.js';

const rule = {
  id: uuid,
  number: integer,
  key: text,
  name: text,
  description: text,
  state: choice(ruleStates),
  stateSince: instant,
  stateBy: nullable(person),
  because: { ...nullable(text), description: 'Why it is in this state, where that was said.' },
  version: { ...nullable(integer), description: 'The version that listens, or listened last.' },
  licence: {
    ...nullable(object({ id: uuid, key: text, state: choice(licenceStates) })),
    description: 'The licence to act of that version, while it is open.',
  },
  newest: object({ version: integer, kind: choice(linkedKinds), events: list(text), command: text }),
  createdBy: person,
  createdAt: instant,
  updatedAt: instant,
};

export const ruleSchema = schema('Rule', object(rule));

export const ruleDetailSchema = schema(
  'RuleDetail',
  object({
    ...rule,
    allowed: { ...list(choice(ruleActs)), description: 'What whoever asks may do to it.' },
    versions: list(object({ version: integer, text, createdBy: person, createdAt: instant })),
  }),
);

/** A rule as lists show it. */
export function ruleJson(row: RuleRow) {
  const { id, number, name, description, state, because, newest } = row;
  return {
    ...{ id, number, key: ruleKey(number), name, description, state },
    ...{ stateSince: row.state_since.toISOString(), stateBy: row.state_by, because },
    licence: row.licence && { id: row.licence.id, key: licenceKey(row.licence.number), state: row.licence.state },
    ...{ version: row.live_version, newest, createdBy: row.created_by },
    ...{ createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString() },
  };
}

/** A rule with its versions, newest first, and what whoever asks may do to it. */
export function ruleDetail(row: RuleRow, versions: readonly RuleVersionRow[], actor: Actor): object {
  const { state, live_version: live, newest, licence } = row;
  return {
    ...ruleJson(row),
    allowed: has(actor, 'keep_policies')
      ? actsOn({ state, live, newest: newest.version, licence: licence?.state ?? null })
      : [],
    versions: versions.map(({ version, text: said, created_by: createdBy, created_at: at }) => ({
      ...{ version, text: said, createdBy },
      createdAt: new Date(at).toISOString(),
    })),
  };
}

export const ruleProblemSchema = object({
  path: text,
  message: text,
  line: nullable(integer),
  column: nullable(integer),
});

const compared = object({
  text,
  line: integer,
  column: integer,
  sides: list(object({ text, value: text })),
  holds: { ...nullable(flag), description: 'Null: it came to nothing, as `error` says.' },
  error: nullable(text),
});

export const whyFields = {
  outcome: choice(outcomes),
  would: { ...nullable(object({ command: text, arguments: anyObject })), description: 'What it would have done.' },
  why: { ...list(compared), description: 'Each comparison of the condition, with both sides.' },
  said: { ...nullable(text), description: 'Why it came to nothing.' },
};

const counts = {
  events: integer,
  matched: integer,
  notMatched: integer,
  errors: integer,
  notKnowable: integer,
  tooSlow: integer,
};

export const backTestSchema = schema(
  'BackTest',
  object({
    key: text,
    version: integer,
    from: instant,
    until: instant,
    ...counts,
    oldest: { ...nullable(instant), description: 'Of the oldest event that was played.' },
    complete: { ...flag, description: 'Whether all events of the period were played.' },
    unknown: {
      ...list(object({ fact: text, events: integer })),
      description: 'Facts that nobody knows as they were then, and on how many events it hung on them.',
    },
    places: {
      ...list(object({ domain: nullable(text), market: nullable(text), ...counts })),
      description: 'By where the records stand now; one of several markets counts in each.',
    },
    examples: list(
      object({
        record: object({ kind: choice(linkedKinds), id: uuid, key: nullable(text), title: text }),
        event: object({ seq: text, type: text, at: instant }),
        ...whyFields,
      }),
    ),
  }),
);

const countsOf = ({ events, matched, notMatched, errors, notKnowable, tooSlow }: Counted): Counted => ({
  ...{ events, matched, notMatched, errors, notKnowable, tooSlow },
});

export function backTestJson(
  of: { key: string; version: number; from: number; until: number },
  { oldest, complete, unknown, places, examples, ...total }: BackTest,
): object {
  const { key, version, from, until } = of;
  return {
    ...{ key, version, from: new Date(from).toISOString(), until: new Date(until).toISOString() },
    ...countsOf(total),
    ...{ oldest: oldest === null ? null : new Date(oldest).toISOString(), complete, unknown },
    places: places.map((place) => ({ domain: place.domain, market: place.market, ...countsOf(place) })),
    examples: examples.map(exampleJson),
  };
}

function exampleJson({ record, event: { seq, type, at }, outcome, would, why, said }: Example): object {
  return { record, event: { seq, type, at: new Date(at).toISOString() }, outcome, would, why, said };
}
