import type { EntityManager } from 'typeorm';
import { pushChannels } from '../../../../domain/notification/channels.js';
import type { Actor } from '../access/actor.js';
import { idNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Moment } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';

const states = ['pending', 'sent', 'dead', 'dropped'];

/** What outgoing messages can be narrowed by. */
export class DeliveryQuery extends PageQuery {
  @Choice(states, { optional: true })
  state?: string;

  @Choice(pushChannels, { optional: true })
  channel?: string;

  @Ref('person', { description: 'To this one.' })
  person?: string;

  @Moment({ optional: true, description: 'Only those made at or after this.' })
  since?: string;

  @Choice(['created', '-created'], { optional: true })
  sort?: string;
}

/** The same with the name in it looked up. @throws Refusal `unknown-name`, `ambiguous-name` */
export async function deliveriesMeant(
  manager: EntityManager,
  { state, channel, person, since }: DeliveryQuery,
  actor: Actor,
) {
  return { state, channel, since, personId: await idNamed(manager, 'person', person, 'person', actor) };
}
