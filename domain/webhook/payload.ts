import { eventShapes } from './event-types.js';
import * as f from './events/field.js';

/** Types that are not called by the kind of record that they are about. */
const called: Readonly<Record<string, string>> = {
  item: 'action_item',
  phase: 'program',
  bulk: 'bulk_operation',
  maintenance: 'maintenance_window',
};

/** The kind of record that an event of this type is about; null where it may be any. */
export function kindOfEvent(type: string): string | null {
  const kind = type.slice(0, type.indexOf('.'));
  return kind === 'record' ? null : (called[kind] ?? kind);
}

function subjectOf(type: string): f.Field {
  const kind = kindOfEvent(type);
  return kind === null ? f.text('action_item', 'The kind of record that was met.') : f.choice(kind);
}

/** The proposal on which something was done. */
const proposed = f.object({
  id: f.id,
  key: f.text('PR-7'),
  author: f.ref,
  'changed?': f.flag(true),
  'rule?': f.text('RU-1@2'),
  'licence?': f.object({ id: f.id, key: f.text('AL-1') }),
});

/** What an outgoing webhook sends of an event, as the audit trail has it. */
export function payloadOf(type: string, closed = false): f.Field {
  const shape = eventShapes[type];
  if (!shape) throw new Error(`${type} is no type of event`);
  const own = f.choice(type);
  const record = f.object(
    {
      seq: { ...f.whole(4711), schema: { type: 'integer', description: 'Grows in the order of the trail.' } },
      key: f.text(`${type.replace('.', '/')}#1`, 'Unique for ever; opaque.'),
      subject: f.object({ kind: subjectOf(type), id: f.id }, closed),
      programId: f.orNull(f.id),
      type: own,
      actor: f.orNull(f.ref),
      at: { ...f.moments, schema: { ...f.moments.schema, description: 'When it was due or decided.' } },
      recordedAt: { schema: f.moments.schema, example: '2026-12-04T10:00:00.412Z' },
      version: f.orNull(f.whole(5)),
      // Whatever a person does, they may do with a token that somebody else has made for them.
      // What they do on a proposal that they have approved says so.
      data: f.object({ ...shape.fields, 'tokenMadeBy?': f.ref, 'onProposal?': proposed }, closed),
    },
    closed,
  );
  return f.object({ type: own, timestamp: f.moments, data: record }, closed);
}
