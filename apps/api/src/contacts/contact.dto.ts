import { webhookChannels, type WebhookChannel } from '../../../../domain/notification/channels.js';
import { Choice, Text } from '../openapi/fields.js';

export class NewContactPointRequest {
  @Choice(webhookChannels)
  channel!: WebhookChannel;

  @Text({ max: 2000, description: 'The webhook. It is kept sealed, and never shown again.' })
  url!: string;

  @Text({ max: 200, optional: true, nullable: true, description: 'Signing secret, for a Lark bot that has one.' })
  secret?: string | null;

  @Text({ max: 100, optional: true, description: 'What people call it.' })
  name?: string;
}

export class NoBody {}
