import { EntitySchema } from 'typeorm';
import { deviceLevels, type DeviceLevel } from '../../domain/access/device-level.js';
import { createdAt, foreign, madeId, oneOf } from './columns.js';

export interface DeviceLogin {
  id: string;
  device_hash: string;
  user_hash: string;
  /** What asks, as it calls itself. */
  client: string;
  level: DeviceLevel;
  /** From where it asks. */
  address: string;
  created_at: Date;
  expires_at: Date;
  /** How long it waits between two questions; longer where it does not. */
  pause_seconds: number;
  asked_at: Date | null;
  /** Who has decided. */
  person_id: string | null;
  /** Who made the link by which they had signed in, where it was another. */
  made_by: string | null;
  allowed: boolean | null;
  /** Where they were asked to prove who they are: how they have, and when. */
  proved_how: string | null;
  proved_at: Date | null;
  used_at: Date | null;
}

export const deviceLogins = new EntitySchema<DeviceLogin>({
  name: 'device_login',
  tableName: 'device_logins',
  columns: {
    id: madeId,
    // Looked for, and never read.
    device_hash: { type: 'text', unique: true, select: false },
    user_hash: { type: 'text', unique: true, select: false },
    client: { type: 'text' },
    level: { type: 'text' },
    address: { type: 'text' },
    created_at: createdAt,
    expires_at: { type: 'timestamptz' },
    pause_seconds: { type: 'integer' },
    asked_at: { type: 'timestamptz', nullable: true },
    person_id: foreign('person', 'device_logins_person_id_fkey', { nullable: true }),
    made_by: foreign('person', 'device_logins_made_by_fkey', { nullable: true }),
    allowed: { type: 'boolean', nullable: true },
    proved_how: { type: 'text', nullable: true },
    proved_at: { type: 'timestamptz', nullable: true },
    used_at: { type: 'timestamptz', nullable: true },
  },
  indices: [{ name: 'device_logins_expires', columns: ['expires_at'] }],
  checks: [
    { name: 'device_logins_level_check', expression: oneOf('level', deviceLevels) },
    { name: 'device_logins_decided', expression: '((person_id IS NULL) = (allowed IS NULL))' },
  ],
});
