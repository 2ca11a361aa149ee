import { queryOptions } from '@tanstack/react-query';
import { documentOf } from '../../lib/api.js';
import type { Schemas } from '../../lib/api.js';
import type { Role } from './who.js';

type Level = Schemas['EscalationLevel'];
type Escalation = Schemas['EscalationPolicy'];
type Reminder = Schemas['ReminderPolicy'];

/** Of a whole number. */
export interface Bounds {
  least: number;
  most: number;
}

/** What rounds of signatures allow. */
export interface SigningAllowed {
  roles: Role[];
  escalateTo: Role[];
  /** Who may ask for, and confirm, what goes past the approvers. */
  glass: Role[];
  mostStages: number;
  required: Bounds;
  weight: Bounds;
}

export interface ExtensionAllowed {
  roles: Role[];
  escalateTo: Role[];
  mostRules: number;
  required: Bounds;
  number: Bounds;
  days: Bounds;
  totalDays: Bounds;
  extensions: Bounds;
  longestTotal: Bounds;
}

/** What the document of the API allows in policies: the page knows none of it by itself. */
export interface Allowed {
  roles: Level['roles'];
  channels: Level['channels'];
  times: NonNullable<Escalation['time']>[];
  onHold: NonNullable<Escalation['onHold']>[];
  hours: NonNullable<Reminder['hours']>[];
  mostLevels: number;
  mostReminders: number;
  /** Before the end of an exception. */
  mostBefore: number;
  repeats: Bounds;
  /** Minutes. */
  proof: Bounds;
  signOff: SigningAllowed;
  exception: SigningAllowed;
  extension: ExtensionAllowed;
  effectiveness: Pick<SigningAllowed, 'roles' | 'escalateTo'>;
}

interface Schema {
  enum?: unknown[];
  items?: Schema;
  additionalProperties?: Schema;
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
    for (const part of path)
      found = part === '[]' ? found?.items : part === '{}' ? found?.additionalProperties : found?.properties?.[part];
    if (found === undefined) throw new Error(`The API describes no ${[name, ...path].join('.')}.`);
    return found;
  };
  const words = (...where: Parameters<typeof at>): never[] => (at(...where).enum ?? []) as never[];
  const bounds = (...where: Parameters<typeof at>): Bounds => {
    const { minimum = 0, maximum = Infinity } = at(...where);
    return { least: minimum, most: maximum };
  };
  const most = (...where: Parameters<typeof at>): number => at(...where).maxItems ?? Infinity;
  const signing = (policy: string, stage: string, mostStages: number): SigningAllowed => ({
    roles: words(stage, 'roles', '[]'),
    escalateTo: words(policy, 'escalateTo', '[]'),
    glass: words(policy, 'breakGlass', 'roles', '[]'),
    mostStages,
    required: bounds(stage, 'required'),
    weight: bounds(stage, 'weights', '{}'),
  });
  const rule = ['ExtensionPolicy', 'rules', '[]'] as const;
  return {
    roles: words('EscalationLevel', 'roles', '[]'),
    channels: words('EscalationLevel', 'channels', '[]'),
    times: words('EscalationPolicy', 'time'),
    onHold: words('EscalationPolicy', 'onHold'),
    hours: words('ReminderPolicy', 'hours'),
    mostLevels: most('EscalationPolicy', 'levels'),
    mostReminders: most('ReminderPolicy', 'before'),
    mostBefore: most('ExceptionPolicy', 'before'),
    repeats: bounds('EscalationLevel', 'repeat', 'times'),
    proof: bounds('SignOffPolicy', 'proof', 'maxAgeMinutes'),
    signOff: signing('SignOffPolicy', 'SignOffStage', most('SignOffPolicy', 'stages')),
    exception: signing('ExceptionPolicy', 'ExceptionStage', most('ExceptionPolicy', 'ratings', 'low', 'stages')),
    extension: {
      roles: words(...rule, 'roles', '[]'),
      escalateTo: words('ExtensionPolicy', 'escalateTo', '[]'),
      mostRules: most('ExtensionPolicy', 'rules'),
      required: bounds(...rule, 'required'),
      number: bounds(...rule, 'upToNumber'),
      days: bounds(...rule, 'upToDays'),
      totalDays: bounds(...rule, 'upToTotalDays'),
      extensions: bounds('ExtensionPolicy', 'mostExtensions'),
      longestTotal: bounds('ExtensionPolicy', 'longestTotalDays'),
    },
    effectiveness: {
      roles: words('EffectivenessPolicy', 'roles', '[]'),
      escalateTo: words('EffectivenessPolicy', 'escalateTo', '[]'),
    },
  };
}
