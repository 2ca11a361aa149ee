import type { PolicyRow } from '../../../../database/policies/policies.js';
import type { PolicyKind } from '../../../../domain/policy/check-policy.js';
import { object, text, type JsonSchema } from '../openapi/json-schema.js';
import type { ReplanPolicyChoice } from './policy-choice.js';

export const replannedSchema: JsonSchema = object(
  { 'escalation?': text, 'reminder?': text, 'signOff?': text, 'extension?': text },
  'What a re-planning in bulk names, such as {"escalation": "Fast ladder@2"}.',
);

const uses: Partial<Record<PolicyKind, keyof ReplanPolicyChoice>> = {
  escalation: 'escalation',
  reminder: 'reminder',
  sign_off: 'signOff',
  extension: 'extension',
};

/** How a re-planning in bulk names a version; null where items are not re-planned to policies of the kind. */
export function replanned({ kind, name }: Pick<PolicyRow, 'kind' | 'name'>, version: number): object | null {
  const use = uses[kind];
  return use === undefined ? null : { [use]: `${name}@${version}` };
}
