import { queryOptions } from '@tanstack/react-query';
import { documentOf } from '../../lib/api.js';
import type { Schemas } from '../../lib/api.js';

type Level = Schemas['EscalationLevel'];
type Escalation = Schemas['EscalationPolicy'];
type Reminder = Schemas['ReminderPolicy'];

/** What the document of the API allows in a ladder and in reminders: the page knows none of it by itself. */
export interface Allowed {
  roles: Level['roles'];
  channels: Level['channels'];
  times: NonNullable<Escalation['time']>[];
  onHold: NonNullable<Escalation['onHold']>[];
  hours: NonNullable<Reminder['hours']>[];
  mostLevels: number;
  mostReminders: number;
  repeats: { least: number; most: number };
}

interface Schema {
  enum?: unknown[];
  items?: Schema;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
}

export const allowed = queryOptions({
  queryKey: ['openapi', 'policies'],
  staleTime: Infinity,
  queryFn: async ({ signal }) => allowedBy((await documentOf(signal)) as { components: { schemas: Schemas } }),
});

/** @throws Error where the document is not that of this page: it is an older or a newer one */
export function allowedBy(document: { components: { schemas: object } }): Allowed {
  const { schemas } = document.components;
  const at = (name: string, ...path: string[]): Schema => {
    let found = (schemas as Record<string, Schema | undefined>)[name];
    for (const part of path) found = part === '[]' ? found?.items : found?.properties?.[part];
    if (found === undefined) throw new Error(`The API describes no ${[name, ...path].join('.')}.`);
    return found;
  };
  const words = (schema: Schema): never[] => (schema.enum ?? []) as never[];
  const times = at('EscalationLevel', 'repeat', 'times');
  return {
    roles: words(at('EscalationLevel', 'roles', '[]')),
    channels: words(at('EscalationLevel', 'channels', '[]')),
    times: words(at('EscalationPolicy', 'time')),
    onHold: words(at('EscalationPolicy', 'onHold')),
    hours: words(at('ReminderPolicy', 'hours')),
    mostLevels: at('EscalationPolicy', 'levels').maxItems ?? Infinity,
    mostReminders: at('ReminderPolicy', 'before').maxItems ?? Infinity,
    repeats: { least: times.minimum ?? 0, most: times.maximum ?? Infinity },
  };
}
