import { EntitySchema } from 'typeorm';
import { webhookChannels, type WebhookChannel } from '../../domain/notification/channels.js';
import { createdAt, foreign, givenId, oneOf } from './columns.js';

const ways = ['webhook', 'bot'] as const;

export interface ContactPoint {
  id: string;
  person_id: string | null;
  program_id: string | null;
  channel: WebhookChannel;
  name: string;
  sealed: string;
  destination: string;
  hint: string;
  created_by: string | null;
  created_at: Date;
  removed_at: Date | null;
  via: (typeof ways)[number];
  confirmed_at: Date | null;
  wrong_codes: number;
}

export const contactPoints = new EntitySchema<ContactPoint>({
  name: 'contact_point',
  tableName: 'contact_points',
  columns: {
    id: givenId,
    person_id: foreign('person', 'contact_points_person_id_fkey', { nullable: true }),
    program_id: foreign('program', 'contact_points_program_id_fkey', { nullable: true }),
    channel: { type: 'text' },
    name: { type: 'text' },
    sealed: { type: 'text', select: false },
    destination: { type: 'text' },
    hint: { type: 'text' },
    created_by: foreign('person', 'contact_points_created_by_fkey', { nullable: true }),
    created_at: createdAt,
    removed_at: { type: 'timestamptz', nullable: true },
    via: { type: 'text', default: 'webhook' },
    confirmed_at: { type: 'timestamptz', nullable: true },
    wrong_codes: { type: 'integer', default: 0 },
  },
  indices: [
    {
      name: 'contact_points_person',
      unique: true,
      columns: ['person_id', 'channel'],
      where: '((removed_at IS NULL) AND (person_id IS NOT NULL))',
    },
    {
      name: 'contact_points_program',
      columns: ['program_id'],
      where: '((removed_at IS NULL) AND (program_id IS NOT NULL))',
    },
    {
      name: 'contact_points_bot_destination',
      columns: ['destination'],
      where: `((via = 'bot'::text) AND (removed_at IS NULL))`,
    },
  ],
  checks: [
    { name: 'contact_points_channel_check', expression: oneOf('channel', webhookChannels) },
    { name: 'contact_points_via_check', expression: oneOf('via', ways) },
    { name: 'contact_points_check', expression: '((person_id IS NULL) <> (program_id IS NULL))' },
    { name: 'contact_points_bot', expression: `((via = 'webhook'::text) OR (person_id IS NOT NULL))` },
  ],
});
