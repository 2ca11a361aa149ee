import type { ErasedEvent } from '../../../../domain/audit/erasures.js';
import { plain } from '../lib/output.js';

/** It is no finding; whoever proves the trail looks whether each of these was in order. */
export function erasedText({ place, by, at, actorId, reason }: ErasedEvent): string {
  return `erased: ${place}: by event ${by} at ${at}, by ${actorId ?? 'nobody'}: ${plain(reason)}`;
}
