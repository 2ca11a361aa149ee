import type { Parts } from '../person/recipients.js';
import type { SignOffPolicy } from '../policy/sign-off.js';
import { Refusal } from '../refusal.js';
import { openStages } from './stages.js';

/** Why nobody could decide by a policy as these parts are played, even where they did none of the work; null: somebody could. */
export function whyNobodyDecides(policy: SignOffPolicy, parts: Parts): string | null {
  try {
    openStages(policy, parts, [], '');
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.detail.trimEnd();
    throw error;
  }
}
