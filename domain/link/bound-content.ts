import { contentHash } from '../sign-off/content-hash.js';

/** What somebody saw when they acknowledged an item or asked for more time: which obligation, due when. */
export function obligationHash(item: { id: string; cycle: number; dueAt: number }): string {
  return contentHash({ item: item.id, cycle: item.cycle, dueAt: item.dueAt });
}

/** Which check somebody was asked for: one of an earlier cycle, or asked for earlier, is another. */
export function checkHash(check: { itemId: string; cycle: number; askedAt: number }): string {
  return contentHash({ check: check.itemId, cycle: check.cycle, askedAt: check.askedAt });
}

/** What somebody saw when they decided on an extension. */
export function extensionHash(extension: { id: string; dueAt: number; reason: string; impact: string }): string {
  const { id, dueAt, reason, impact } = extension;
  return contentHash({ extension: id, dueAt, reason, impact });
}
