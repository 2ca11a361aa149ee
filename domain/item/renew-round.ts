import { canonicalJson } from '../sign-off/content-hash.js';
import { closeRoundOn, openRoundOn } from '../sign-off/on-record.js';
import { waitingFor } from '../sign-off/round.js';
import type { ItemChange } from './change.js';
import { openRound } from './signed-content.js';

/** The content or the people have changed: the signatures fall, and a new round asks the approvers anew. */
export function renewRound(change: ItemChange, why: string): void {
  const { round } = change.began;
  if (!round) return;
  const renewed = openRound(change.now, change.at);
  const samePeople = canonicalJson(renewed.stages) === canonicalJson(round.stages);
  const samePolicy = renewed.policyVersionId === round.policyVersionId;
  if (renewed.contentHash === round.contentHash && samePeople && samePolicy) return;
  closeRoundOn(change, 'fallen');
  openRoundOn(change, renewed);
  change.tell('content_changed', waitingFor(renewed), { reason: why });
}
