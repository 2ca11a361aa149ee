import { EntitySchema } from 'typeorm';
import { createdAt, folded, foreign, givenId, recordVersion, twin } from './columns.js';

/** An endpoint of outgoing webhooks. */
export interface Webhook {
  id: string;
  name: string;
  url: string;
  events: string[];
  program_id: string | null;
  sealed_secret: string;
  sealed_previous: string | null;
  previous_until: Date | null;
  active: boolean;
  disabled_because: string | null;
  failing_since: Date | null;
  last_failed_at: Date | null;
  told_given_up_at: Date | null;
  created_by: string | null;
  created_at: Date;
  removed_at: Date | null;
  version: number;
  name_folded: string;
  name_twin: number;
}

export const webhooks = new EntitySchema<Webhook>({
  name: 'webhook',
  tableName: 'webhook_endpoints',
  columns: {
    id: givenId,
    name: { type: 'text' },
    url: { type: 'text' },
    events: { type: 'text', array: true },
    program_id: foreign('program', 'webhook_endpoints_program_id_fkey', { nullable: true }),
    sealed_secret: { type: 'text', select: false },
    sealed_previous: { type: 'text', nullable: true, select: false },
    previous_until: { type: 'timestamptz', nullable: true },
    active: { type: 'boolean', default: true },
    disabled_because: { type: 'text', nullable: true },
    failing_since: { type: 'timestamptz', nullable: true },
    last_failed_at: { type: 'timestamptz', nullable: true },
    told_given_up_at: { type: 'timestamptz', nullable: true },
    created_by: foreign('person', 'webhook_endpoints_created_by_fkey', { nullable: true }),
    created_at: createdAt,
    removed_at: { type: 'timestamptz', nullable: true },
    version: recordVersion,
    name_folded: folded,
    name_twin: twin,
  },
  indices: [
    {
      name: 'webhook_endpoints_name_folded',
      unique: true,
      columns: ['name_folded', 'name_twin'],
      where: '(removed_at IS NULL)',
    },
  ],
});
