import { EntitySchema } from 'typeorm';
import type { MessageSettings } from '../../domain/notification/settings.js';
import { updatedAt } from './columns.js';

/** What administrators say about messages: one row, or none. */
export interface KeptMessageSettings {
  singleton: true;
  body: MessageSettings;
  version: number;
  updated_at: Date;
}

export const messageSettings = new EntitySchema<KeptMessageSettings>({
  name: 'message_settings',
  tableName: 'message_settings',
  columns: {
    singleton: { type: 'boolean', primary: true, default: true },
    body: { type: 'jsonb' },
    version: { type: 'integer', version: true },
    updated_at: updatedAt,
  },
  checks: [{ name: 'message_settings_singleton_check', expression: 'singleton' }],
});
