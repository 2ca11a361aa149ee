import { ItemChange } from './change.js';
import { cancel, hold } from './decide-life.js';
import { edit } from './decide-work.js';
import type { Extension } from './extension.js';
import type { ItemOutcome } from './outcome.js';
import type { Weaker } from './weaker.js';

/**
 * What enough people have agreed to, by the same function as the command itself, in the name of the last of them: the rules
 * ask once more whether they may.
 *
 * @param granted after the event that says so
 */
export function carryOutConsent(
  granted: ItemOutcome,
  by: ItemChange,
  { requestedBy, reason }: Extension,
  asks: Weaker,
): ItemOutcome {
  const change = new ItemChange(granted, `${by.key}#agreed`, by.actorId, by.at);
  if (by.onBehalfOf) change.actFor(by.onBehalfOf.id);
  const why = `${by.nameOf(requestedBy)} asked for it: ${reason}`;
  switch (asks.what) {
    case 'hold':
      return hold(change, why, 'person');
    case 'cancel':
      return cancel(change, why, 'person');
    case 'severity':
      return edit(change, { type: 'edit', content: { severity: asks.severity } });
  }
}
