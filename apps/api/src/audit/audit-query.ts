import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { idNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Id, Moment } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';
import { KnownEvent } from '../webhooks/webhook.dto.js';

/** What the trail can be narrowed by. */
export class AuditQuery extends PageQuery {
  @Id({ optional: true })
  subjectId?: string;

  @Ref('program')
  programId?: string;

  @KnownEvent()
  type?: string;

  @Ref('person', { description: 'Who did it.' })
  actor?: string;

  @Moment({ optional: true })
  after?: string;

  @Moment({ optional: true })
  before?: string;

  @Choice(['seq', '-seq'], {
    optional: true,
    description: 'In the order in which it was recorded; newest first is -seq.',
  })
  sort?: string;
}

/** The same with the names in it looked up. @throws Refusal `unknown-name`, `ambiguous-name` */
export async function trailMeant(manager: EntityManager, query: AuditQuery, actor: Actor) {
  const { subjectId, type, after, before } = query;
  return {
    ...{ subjectId, type, after, before, seenBy: actor.sight },
    programId: await idNamed(manager, 'program', query.programId, 'programId', actor),
    actorId: await idNamed(manager, 'person', query.actor, 'actor', actor),
  };
}
