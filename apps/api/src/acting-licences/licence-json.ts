import type { LicenceRow } from '../../../../database/rules/licences.js';
import { licenceOf } from '../../../../database/rules/licences.js';
import { actsOnLicence, licenceActs, licenceKey, licenceStates } from '../../../../domain/acting-licence/licence.js';
import { digestOfLicence } from '../../../../domain/acting-licence/sign.js';
import { has } from '../../../../domain/access/has.js';
import { reviewKey } from '../../../../domain/review/round.js';
import { reviewStatuses } from '../../../../domain/review/table.js';
import { ruleKey } from '../../../../domain/rule/rule.js';
import type { Actor } from '../access/actor.js';
import {
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

const percent = { type: 'number' };

export const licenceSchema = schema(
  'ActingLicence',
  object({
    id: uuid,
    number: integer,
    key: text,
    rule: object({ id: uuid, key: text, name: text }),
    version: { ...integer, description: 'Of the rule: another is not licensed.' },
    state: choice(licenceStates),
    stateSince: instant,
    because: { ...nullable(text), description: 'Why it is in this state.' },
    allowed: { ...percent, description: 'The share of errors that is allowed, in percent.' },
    errors: { ...integer, description: 'So many a stratum may have among its labels and still pass.' },
    labels: { ...integer, description: 'Labels of a stratum, the fewest by which that can be shown.' },
    unmatched: integer,
    share: { ...percent, description: 'What goes to people anyway, in percent.' },
    from: instant,
    until: instant,
    endsAt: instant,
    strata: list(
      object({
        name: text,
        matched: { ...integer, description: 'Records that it matched in the period.' },
        unmatched: { ...integer, description: 'Records that it looked at and did not match, as far as that is kept.' },
        drawn: { ...integer, description: '0: too few matches, and it is not licensed.' },
        drawnUnmatched: integer,
        verdict: {
          ...nullable(object({ errors: integer, missing: integer, bound: percent, licensed: flag })),
          description: 'What its labels came to; `bound`: errors are surely not above it, in percent. Null: not yet.',
        },
      }),
    ),
    round: {
      ...nullable(object({ id: uuid, key: text, status: choice(reviewStatuses) })),
      description: 'Where it is labelled.',
    },
    seed: { ...nullable(text), description: 'Of what was drawn, and of the share: told once it is over.' },
    digest: { ...text, description: 'SHA-256 over plan and verdict: what is signed.' },
    plannedBy: person,
    signed: list(object({ person, at: instant })),
    inForceAt: nullable(instant),
    allowedActs: { ...list(choice(licenceActs)), description: 'What whoever asks may do to it.' },
    createdAt: instant,
    updatedAt: instant,
  }),
);

const over = new Set(['failed', 'fallen', 'ended', 'withdrawn']);

/** A licence as it is shown; how many errors there are is told by nothing while people label. */
export function licenceJson(row: LicenceRow, actor: Actor): object {
  const { plan, verdict, rule, round } = row;
  const acts = has(actor, 'keep_policies') ? actsOnLicence(row.state) : [];
  return {
    ...{ id: row.id, number: row.number, key: licenceKey(row.number) },
    rule: { id: rule.id, key: ruleKey(rule.number), name: rule.name },
    ...{ version: row.version, state: row.state, stateSince: row.state_since.toISOString(), because: row.because },
    ...{ allowed: 100 * plan.allowed, errors: plan.errors, labels: plan.labels, unmatched: plan.unmatched },
    ...{ share: 100 * plan.share, from: iso(plan.from), until: iso(plan.until), endsAt: iso(plan.endsAt) },
    strata: row.strata.map(({ name, matched, unmatched, drawn, drawnUnmatched }) => {
      const found = verdict?.strata.find((one) => one.name === name);
      return {
        ...{ name, matched, unmatched, drawn, drawnUnmatched },
        verdict:
          found === undefined || drawn === 0
            ? null
            : {
                ...{ errors: found.errors, missing: found.missing, bound: 100 * found.bound, licensed: found.licensed },
              },
      };
    }),
    round: round && { id: round.id, key: reviewKey(round.number), status: round.status },
    seed: over.has(row.state) ? row.seed : null,
    digest: digestOfLicence(licenceOf(row)),
    plannedBy: row.planned_by,
    signed: row.signed.map(({ id, name, at }) => ({ person: { id, name }, at: new Date(at).toISOString() })),
    inForceAt: row.in_force_at?.toISOString() ?? null,
    allowedActs: acts,
    ...{ createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString() },
  };
}

const iso = (at: number): string => new Date(at).toISOString();
