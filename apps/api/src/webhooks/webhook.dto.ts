import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import { Choice, Flag, Id, Moment, Text, Texts, type FieldOptions } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';
import { Ref } from '../names/ref.field.js';
import { isKnownEvent, unknownEvents } from './known-event.js';

export const webhookStates = ['pending', 'delivered', 'dead'] as const;

const mostFilters = 50;

/** `item.escalated`, `item.*` or `*`, each once. */
function EventFilters(options: FieldOptions): PropertyDecorator {
  const validate = (value: unknown): boolean =>
    value === undefined ||
    (Array.isArray(value) && value.length > 0 && value.length <= mostFilters && value.every(isKnownEvent));
  const defaultMessage = (args?: { value: unknown }): string => unknownEvents(args?.value);
  return applyDecorators(
    Texts({ max: 100, most: mostFilters, ...options }),
    ValidateBy({ name: 'eventFilters', validator: { validate, defaultMessage } }),
  );
}

/** One event type, such as `item.escalated`. */
export function KnownEvent(): PropertyDecorator {
  const validate = (value: unknown): boolean => value === undefined || isKnownEvent(value);
  const defaultMessage = (args?: { value: unknown }): string => unknownEvents(args?.value);
  return applyDecorators(
    Text({ max: 100, optional: true, description: 'E.g. item.escalated.' }),
    ValidateBy({ name: 'knownEvent', validator: { validate, defaultMessage } }),
  );
}

export class NewWebhook {
  @Text({ max: 100 })
  name!: string;

  @Text({ max: 2000 })
  url!: string;

  @EventFilters({ optional: true, description: 'Which events; all where nothing is said. E.g. item.escalated, item.*' })
  events?: string[];

  @Id({ optional: true, nullable: true, description: 'Only events of this program.' })
  programId?: string | null;
}

export class WebhookPatch {
  @Text({ max: 100, optional: true })
  name?: string;

  @Text({ max: 2000, optional: true })
  url?: string;

  @EventFilters({ optional: true })
  events?: string[];

  @Id({ optional: true, nullable: true })
  programId?: string | null;

  @Flag({ optional: true, description: 'False: nothing is sent. What waits is given up, and can be replayed.' })
  active?: boolean;
}

export class Replay {
  @Id({ optional: true, description: 'One delivery.' })
  deliveryId?: string;

  @Moment({ optional: true, description: 'What was recorded at or after this and was not taken.' })
  since?: string;

  @Moment({ optional: true, description: 'Everything recorded from here on…' })
  from?: string;

  @Moment({ optional: true, description: '… and before this.' })
  to?: string;
}

export class WebhookQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Part of the name.' })
  q?: string;

  @Flag({ optional: true, description: 'False: those that are switched off.' })
  active?: boolean;

  @Ref('program', { description: 'Those for this program only.' })
  program?: string;

  @Choice(['name', '-name', 'created', '-created'], { optional: true })
  sort?: string;
}

export class WebhookDeliveryQuery extends PageQuery {
  @Choice(webhookStates, { optional: true })
  state?: string;

  @KnownEvent()
  type?: string;

  @Choice(['created', '-created'], { optional: true })
  sort?: string;
}
