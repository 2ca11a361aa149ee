import type { Recurrence } from '../../domain/recurrence/recurrence.js';
import { kept, once, RecordRow, several, type Described, type RowOf } from '../record/row.js';

/** What a row has of the content. */
interface ContentInRow {
  content: Recurrence['content'];
  kind: Recurrence['content']['kind'];
  program_id: string | null;
  template_id: string | null;
}

const described = {
  id: once('id', 'uuid'),
  name: kept('name', 'text'),
  status: kept('status', 'text'),
  schedule: kept('schedule', 'json'),
  revision: kept('revision', 'integer'),
  content: several<Recurrence['content'], Recurrence, ContentInRow>(
    [
      { name: 'content', kind: 'json', value: (content) => content },
      { name: 'kind', kind: 'text', value: ({ kind }) => kind, once: true },
      {
        name: 'program_id',
        kind: 'uuid',
        value: (content) => (content.kind === 'item' ? content.programId : null),
        once: true,
      },
      {
        name: 'template_id',
        kind: 'uuid',
        value: (content) => (content.kind === 'program' ? content.templateId : null),
      },
    ],
    (row) => row['content'] as Recurrence['content'],
  ),
  skips: kept('skips', 'json'),
  occurrences: kept('occurrences', 'integer'),
  lastNominal: kept('last_nominal', 'date'),
  lastDate: kept('last_date', 'date'),
  lastMadeId: kept('last_made_id', 'uuid'),
  next: several<Recurrence['next'], Recurrence, Pick<Recurrence, 'next'>>(
    [
      { name: 'next', kind: 'json', value: (next) => next },
      { name: 'next_at', kind: 'instant', value: (next) => next?.at },
    ],
    (row) => row['next'] as Recurrence['next'],
  ),
  pauseReason: kept('pause_reason', 'text'),
  endedAt: kept('ended_at', 'instant'),
  endReason: kept('end_reason', 'text'),
  version: kept('version', 'integer'),
} satisfies Described<Recurrence>;

/** What a row of `recurrences` has of its facts, as the driver gives it. */
export type KeptRecurrence = RowOf<typeof described>;

/** How recurrences are kept. */
export const recurrenceRow = new RecordRow<Recurrence>('recurrences', described);
