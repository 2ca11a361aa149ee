import { EntitySchema } from 'typeorm';
import type { Preferences } from '../../domain/notification/preferences.js';
import { recordVersion, updatedAt } from './columns.js';

export interface PersonPreferences {
  person_id: string;
  body: Preferences;
  version: number;
  updated_at: Date;
}

export const preferences = new EntitySchema<PersonPreferences>({
  name: 'preferences',
  tableName: 'notification_preferences',
  columns: {
    person_id: {
      type: 'uuid',
      primary: true,
      foreignKey: { target: 'person', name: 'notification_preferences_person_id_fkey' },
    },
    body: { type: 'jsonb' },
    version: recordVersion,
    updated_at: updatedAt,
  },
});
