import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { textsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { linkable } from '../../../../database/record-links/links.js';
import { findRule } from '../../../../database/rules/rules.js';
import { evaluationsOf, silentRules, type EvaluationRow, type Silent } from '../../../../database/rules/why.js';
import { proposalKey } from '../../../../domain/proposal/proposal.js';
import { proposalStatuses } from '../../../../domain/proposal/table.js';
import { linkedKinds, type Linked } from '../../../../domain/record-link/link.js';
import { listening, ruleKey, ruleStates } from '../../../../domain/rule/rule.js';
import { whyNot } from '../../../../domain/rule/why-not.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { choice, flag, instant, integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import { noteReading } from '../readers/note-reading.js';
import { RuleWhyQuery } from './rule.dto.js';
import { whyFields } from './rule-json.js';

const record = object({ kind: choice(linkedKinds), id: uuid, key: nullable(text), title: text });
const of = object({ id: uuid, key: text, name: text });
const whySchema = schema(
  'RuleWhy',
  object({
    record: nullable(record),
    evaluations: {
      ...list(
        object({
          record,
          rule: of,
          version: integer,
          event: object({ seq: text, type: text, at: instant }),
          state: { ...choice(listening), description: 'In which the rule was.' },
          ...whyFields,
          waits: { ...flag, description: 'It is to be proposed.' },
          refused: { ...nullable(text), description: 'Why it was not proposed.' },
          proposal: {
            ...nullable(
              object({
                id: uuid,
                key: text,
                status: choice(proposalStatuses),
                changed: { ...flag, description: 'Whether whoever approved it has changed it.' },
                licence: nullable(object({ id: uuid, key: text })),
              }),
            ),
            description: 'With a licence: it was done by it, and nobody was asked.',
          },
          evaluatedAt: instant,
        }),
      ),
      description: 'The newest events first, 100 at most.',
    },
    silent: {
      ...list(object({ rule: of, state: choice(ruleStates), because: text })),
      description: 'Rules that made nothing of it, and why not.',
    },
  }),
);

/** Why a rule did what it did about a record, and why not. */
@Controller('rules')
export class RuleWhyController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('why')
  @Describe({
    summary:
      'What rules made of what happened, each comparison with both sides; and why others did nothing about a record',
    returns: whySchema,
    problems: [404],
  })
  async why(@Query() { record: named, rule: ref }: RuleWhyQuery, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const on = named === undefined ? null : await linkable(manager, named, actor.sight);
    const rule = ref === undefined ? null : await findRule(manager, ref);
    const ruleId = rule?.id ?? null;
    const asked = { recordId: on?.id ?? null, ruleId, sight: actor.sight, labeller: actor.id };
    const evaluations = await evaluationsOf(manager, asked);
    const silent = on && (await silentRules(manager, { kind: on.kind, recordId: on.id, ruleId }));
    const told = evaluations.map(recordOf);
    await noteReading(manager, actor, on === null ? told : [...told, on]);
    // What a record says to a command may name others.
    const refused = await textsAsSeen(
      manager,
      actor.sight,
      evaluations.map((one) => one.refused ?? ''),
    );
    return {
      record: on,
      evaluations: evaluations.map((one, index) =>
        evaluationJson({ ...one, refused: one.refused === null ? null : (refused[index] ?? null) }),
      ),
      silent: (silent ?? []).map(silentJson),
    };
  }
}

function recordOf({ subject_kind: kind, subject_id: id, subject }: EvaluationRow): Linked {
  return { kind, id, key: subject?.key ?? null, title: subject?.title ?? '' };
}

const ruleOf = ({ id, number, name }: { id: string; number: number; name: string }) => ({
  ...{ id, key: ruleKey(number), name },
});

function evaluationJson(row: EvaluationRow): object {
  const { rule, version, state, outcome, would, why, said, waits, refused, proposal } = row;
  return {
    ...{ record: recordOf(row), rule: ruleOf(rule), version, state, outcome, would, why, said, waits, refused },
    event: { seq: row.seq, type: row.event_type, at: row.event_at.toISOString() },
    proposal: proposal && {
      id: proposal.id,
      key: proposalKey(proposal.number),
      status: proposal.status,
      changed: proposal.changed,
      licence: proposal.licence,
    },
    evaluatedAt: row.evaluated_at.toISOString(),
  };
}

function silentJson(row: Silent): object {
  return { rule: ruleOf(row), state: row.state, because: whyNot({ ...row, since: row.state_since.toISOString() }) };
}
