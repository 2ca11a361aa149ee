import { contentHash } from '../sign-off/content-hash.js';
import type { ActionItem } from './item.js';

/** What somebody who owes an item may ask to be agreed to, besides more time. */
export const weakerKinds = ['hold', 'cancel', 'severity'] as const;
export type Weaker = { what: 'hold' } | { what: 'cancel' } | { what: 'severity'; severity: string | null };

/** `Wei asks that AI-12 …` */
export function weakerText(asks: Weaker): string {
  if (asks.what === 'hold') return 'be put on hold';
  if (asks.what === 'cancel') return 'be cancelled';
  return asks.severity === null ? 'have no severity any more' : `have the severity ${asks.severity}`;
}

/** What the item said of itself when it was asked for. Another owner or date ends the request by itself. */
export function premiseOf({ title, description, severity }: ActionItem): string {
  return contentHash({ title, description, severity });
}
