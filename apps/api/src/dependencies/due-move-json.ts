import type { DueMove } from '../../../../domain/access/due-move.js';
import { ownRequest } from '../../../../domain/item/extension.js';
import { daysBetween } from '../../../../domain/policy/extension.js';
import type { LocalDue } from '../../../../domain/calendar/due.js';
import type { ItemRecord } from '../../../../domain/item/item.js';
import type { Instant } from '../../../../domain/time.js';
import { waitingJson, waitingSchema } from '../items/waiting.js';
import { day, integer, instant, list, nullable, object, schema, text } from '../openapi/json-schema.js';

export const dueMoveSchema = schema(
  'DueMove',
  object({
    due: object({ date: day, time: nullable(text), zone: text }),
    days: { ...integer, description: 'Calendar days by which it would be later; negative: sooner.' },
    extension: {
      ...object({ asked: list(waitingSchema), required: nullable(integer), refused: nullable(text) }),
      description: 'Who would be asked to agree, and how many must; or why it cannot be asked for.',
    },
    change: {
      ...object({ at: nullable(instant), refused: nullable(text) }),
      description: 'When it would be due if you set it; or why you cannot, and who may.',
    },
  }),
);

/** @param refused why not, as whoever asks may read it; null where nothing stands in the way */
export function dueMoveJson(
  { extension, change }: DueMove,
  refused: { extension: string | null; change: string | null },
  { subject, due, at }: { subject: ItemRecord; due: LocalDue; at: Instant },
): object {
  const { date, time, zone } = due;
  const asked = 'because' in extension ? [] : askedJson(extension, at);
  return {
    due: { date, time, zone },
    days: daysBetween(subject.item.due.date, date),
    extension: { asked, required: 'because' in extension ? null : extension.required, refused: refused.extension },
    change: { at: 'because' in change ? null : new Date(change.dueAt).toISOString(), refused: refused.change },
  };
}

function askedJson({ asked, after }: Exclude<DueMove['extension'], { because: string }>, at: Instant): object[] {
  const { pendingExtension: pending, names, delegations } = after;
  const barred = pending === null ? [] : ownRequest(after, pending, at);
  return waitingJson(asked, { names, delegations, at, barred });
}
