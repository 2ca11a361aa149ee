import type { Schemas } from '../../lib/api.js';

export type Control = Schemas['Control'];
export type Detail = Schemas['ControlDetail'];
export type Run = Schemas['ControlOccurrence'];
export type RunDetail = Schemas['ControlOccurrenceDetail'];

export const statuses = ['proposed', 'operating', 'retired'] as const satisfies readonly Control['status'][];
export const types = ['preventive', 'detective', 'corrective'] as const satisfies readonly Control['type'][];
export const automations = [
  ...(['manual', 'semi_automated', 'automated'] as const satisfies readonly Control['automation'][]),
];
export const stages = [
  ...(['policy_development', 'policy_operationalisation', 'detection'] as const satisfies readonly Control['stage'][]),
  ...(['moderation', 'enforcement', 'appeals', 'quality_assurance'] as const satisfies readonly Control['stage'][]),
];
export const runStatuses = [
  ...(['expected', 'missed', 'performed', 'performed_late'] as const satisfies readonly Run['status'][]),
  ...(['not_performed', 'withdrawn'] as const satisfies readonly Run['status'][]),
];
/** Frequencies that one chooses without writing a rule. */
export const usualRules = {
  daily: 'FREQ=DAILY',
  weekly: 'FREQ=WEEKLY;BYDAY=MO',
  monthly: 'FREQ=MONTHLY;BYDAY=1MO',
  quarterly: 'FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO',
} as const;
