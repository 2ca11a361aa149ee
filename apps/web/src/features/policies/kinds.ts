import type { Schemas } from '../../lib/api.js';

/** Of policies, in the order in which they are offered. */
export const policyKinds = [
  'escalation',
  'reminder',
  'sign_off',
  'extension',
  'exception',
  'effectiveness',
] as const satisfies readonly Schemas['Policy']['kind'][];
