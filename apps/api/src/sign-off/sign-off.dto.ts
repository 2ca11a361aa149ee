import { shortestGlassReason } from '../../../../domain/sign-off/break-glass.js';
import { DueDate } from '../items/item.dto.js';
import { Choice, Id, Nested, Text } from '../openapi/fields.js';

const ReadHash = (): PropertyDecorator =>
  Text({ max: 64, pattern: /^[\da-f]{64}$/, says: 'must be the SHA-256 that was read, in hex.' });

/** A condition of an approval; becomes an action item when the round is approved. */
export class FollowUpRequest {
  @Text({ max: 500 })
  title!: string;

  @Text({ max: 50_000, min: 0, optional: true })
  description?: string;

  @Text({ max: 100, optional: true, nullable: true })
  severity?: string | null;

  @Id()
  ownerId!: string;

  @Nested(() => DueDate)
  due!: DueDate;

  @Id({
    optional: true,
    nullable: true,
    description:
      'A coming phase. Where none is named: the same phase; at a tollgate the next, or a new one behind the last.',
  })
  phaseId?: string | null;
}

export class SignOffDecision {
  @Choice(['approve', 'send_back'])
  decision!: 'approve' | 'send_back';

  @Text({ max: 2000, optional: true, description: 'Needed to send back.' })
  reason?: string;

  @Text({ max: 64, pattern: /^[\da-f]{64}$/, says: 'must be the SHA-256 that was read, in hex.', optional: true })
  contentHash?: string;

  @Id({ optional: true, description: 'In whose name, where you stand in for several who are asked.' })
  onBehalfOf?: string;

  @Nested(() => FollowUpRequest, {
    list: true,
    most: 20,
    optional: true,
    description: 'What the approval depends on: created as items when the round is approved.',
  })
  followUps?: FollowUpRequest[];
}

/** What routes by which somebody asks to break the glass say of themselves. */
export const breakGlassWords =
  'Where the policy by which it is signed allows it (`breakGlass`), for what cannot wait. Everybody in the round, who answers for it and all administrators are told.';

export class GlassRequest {
  @Text({
    max: 2000,
    min: shortestGlassReason,
    description: 'Why it cannot wait, and why none of those who are asked can decide.',
    example: 'The regulator asks for it by six; both approvers are on the same flight until eight.',
  })
  reason!: string;

  @ReadHash()
  contentHash!: string;
}

export class GlassConfirmation {
  @ReadHash()
  contentHash!: string;
}

export class QuestionRequest {
  @Text({ max: 5000 })
  question!: string;

  @Id({ optional: true, description: 'In whose name, where you stand in for several who are asked.' })
  onBehalfOf?: string;
}

export class AnswerRequest {
  @Text({ max: 10_000 })
  answer!: string;
}
