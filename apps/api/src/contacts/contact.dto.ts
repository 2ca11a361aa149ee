import { webhookChannels, type WebhookChannel } from '../../../../domain/notification/channels.js';
import { Choice, Text } from '../openapi/fields.js';

export class NewContactPointRequest {
  @Choice(webhookChannels)
  channel!: WebhookChannel;

  @Text({ max: 2000, optional: true, description: 'The webhook. It is kept sealed, and never shown again.' })
  url?: string;

  @Text({
    max: 64,
    optional: true,
    pattern: /^[\w-]+$/,
    says: 'must be the id by which Lark knows the person, such as ou_7d8a6e6df7621556ce0d21922b676706ccs.',
    description:
      'Instead of a webhook: the person as the app of Lark knows them (open id, union id or user id). It is used once they have confirmed it.',
  })
  larkId?: string;

  @Text({ max: 200, optional: true, nullable: true, description: 'Signing secret, for a Lark bot that has one.' })
  secret?: string | null;

  @Text({ max: 100, optional: true, description: 'What people call it.' })
  name?: string;
}

export class ContactCode {
  @Text({
    max: 20,
    pattern: /^[\d -]+$/,
    says: 'must be the eight digits that came there.',
    description: 'The eight digits that came to the address.',
    example: '12345678',
  })
  code!: string;
}
