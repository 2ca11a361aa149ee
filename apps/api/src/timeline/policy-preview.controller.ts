import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findItem } from '../../../../database/items/listed-items.js';
import { loadItemRecords } from '../../../../database/items/load-items.js';
import { namesOf } from '../../../../database/people/people.js';
import { plannedBy, stepChanges, tryableKinds, type TryableKind } from '../../../../domain/item/planned-by.js';
import { unwritten } from '../../../../domain/meaning/round.js';
import { Describe } from '../openapi/describe.js';
import { Choice, JsonObject } from '../openapi/fields.js';
import { choice, flag, instant, list, nullable, object, schema } from '../openapi/json-schema.js';
import { checkBody } from '../policies/check-body.js';
import { policyBodySchema } from '../policies/policy-bodies.js';
import { mostBody } from '../policies/policy.dto.js';
import { foreseenJson, mostForeseen, pausedJson, pausedSchema, stepFields, stepSchema } from './upcoming-json.js';

class TriedPolicy {
  @Choice(tryableKinds)
  kind!: TryableKind;

  @JsonObject({ max: mostBody, schema: policyBodySchema })
  body!: Record<string, unknown>;
}

const previewSchema = schema(
  'PolicyPreview',
  object({
    items: list(
      schema(
        'PreviewedStep',
        object({
          ...stepFields,
          change: {
            ...choice(stepChanges),
            description: 'Beside what comes as things stand: the same, at another time, to others, or new.',
          },
          was: { ...nullable(instant), description: 'When it comes as things stand; null: it does not.' },
        }),
      ),
    ),
    gone: { ...list(stepSchema), description: 'What comes as things stand, and would not come then.' },
    paused: pausedSchema,
    'more?': flag,
  }),
);

/** "What would this ladder mean for that item?", asked while it is written. */
@Controller()
export class PolicyPreviewController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('action-items/:id/policy-preview')
  @Describe({
    summary:
      'What would fire for an item, when, and whom it would reach, if it were re-planned now to a policy that is not saved; changes nothing',
    returns: previewSchema,
    previews: true,
  })
  async preview(@Param('id') ref: string, @Body() { kind, body }: TriedPolicy): Promise<object> {
    const { manager } = this.dataSource;
    const row = await findItem(manager, ref);
    await checkBody(manager, kind, body);
    const at = Date.now();
    const asked = { at, unwrittenPolicies: { [unwritten]: body } };
    const [subject] = await loadItemRecords(manager, [row.id], asked);
    if (!subject) throw new Error(`item ${row.id} has gone`);
    const { coming: all, gone, after } = plannedBy(subject, { kind, versionId: unwritten }, at, mostForeseen + 1);
    const coming = all.slice(0, mostForeseen);
    const told = [...coming, ...gone].flatMap((step) => step.told.map(({ personId }) => personId));
    const names = await namesOf(manager, told);
    return {
      items: coming.map((step) => ({
        ...foreseenJson(step, row, names),
        change: step.change,
        was: step.was === null ? null : new Date(step.was).toISOString(),
      })),
      gone: gone.map((step) => foreseenJson(step, row, names)),
      paused: pausedJson(after, row),
      ...(all.length > coming.length ? { more: true } : {}),
    };
  }
}
