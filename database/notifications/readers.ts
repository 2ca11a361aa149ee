import type { EntityManager } from 'typeorm';
import type { PushChannel } from '../../domain/notification/channels.js';
import { defaultPreferences, type Preferences } from '../../domain/notification/preferences.js';
import type { Reader } from '../../domain/notification/route.js';
import { isUsable } from './confirm-contact.js';
import { settingsOf } from './route-anew.js';

/** A person as messages see them, with where each channel leads. */
export interface ReaderRow extends Reader {
  id: string;
  /** By what their ways are chosen; another when any of it changes. */
  settings: string;
  addresses: Partial<Record<PushChannel, { contactPointId: string | null; destination: string | null }>>;
}

export async function loadReaders(manager: EntityManager, ids: string[]): Promise<Map<string, ReaderRow>> {
  if (ids.length === 0) return new Map();
  const rows = await manager.query<
    {
      id: string;
      active: boolean;
      email: string | null;
      time_zone: string;
      settings: string;
      preferences: Preferences | null;
      contacts: { id: string; channel: PushChannel; destination: string }[] | null;
    }[]
  >(
    `SELECT p.id, p.active, p.email, p.time_zone, ${settingsOf('p')} AS settings, f.body AS preferences,
       (SELECT jsonb_agg(jsonb_build_object('id', c.id, 'channel', c.channel, 'destination', c.destination))
        FROM contact_points c WHERE c.person_id = p.id AND c.removed_at IS NULL AND ${isUsable('c')}) AS contacts
     FROM people p LEFT JOIN notification_preferences f ON f.person_id = p.id WHERE p.id = ANY($1)`,
    [ids],
  );
  return new Map(
    rows.map(({ id, active, email, time_zone, settings, preferences, contacts }) => {
      const addresses: ReaderRow['addresses'] = {};
      if (email !== null) addresses.email = { contactPointId: null, destination: null };
      for (const contact of contacts ?? [])
        addresses[contact.channel] = { contactPointId: contact.id, destination: contact.destination };
      const reader = {
        id,
        settings,
        active,
        timeZone: time_zone,
        preferences: preferences ?? defaultPreferences,
        contacts: new Set(Object.keys(addresses) as PushChannel[]),
        addresses,
      };
      return [id, reader];
    }),
  );
}
