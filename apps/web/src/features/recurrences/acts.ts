import type { RecordAct } from '../../components/record/record-acts.js';
import { http, type Schemas } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';
import type { RecurrenceChange } from './change.js';

/** What may be done to a recurrence; which of it, comes with it. */
export function recurrenceActs(
  t: ReturnType<typeof useTexts>,
  { id, version }: Schemas['Recurrence'],
  change: RecurrenceChange,
): RecordAct[] {
  const params = { path: { id } };
  const match = { 'if-match': `"${version}"` };
  const why = (hint: string) =>
    ({ name: 'reason', label: t('recurrence.reason'), kind: 'text', required: true, hint }) as const;
  return [
    {
      id: 'change-recurrence',
      event: 'change',
      title: t('recurrence.act.change'),
      fields: change.fields,
      initial: change.initial,
      beside: change.beside,
      send: (values, headers) =>
        http.PATCH('/recurrences/{id}', {
          params,
          body: change.changesOf(values),
          headers: { ...headers, ...match },
        }),
    },
    {
      id: 'run',
      event: 'run',
      title: t('recurrence.act.run'),
      fields: [],
      send: (_, headers) => http.POST('/recurrences/{id}/run', { params, body: {}, headers: { ...headers, ...match } }),
    },
    {
      id: 'pause',
      event: 'pause',
      title: t('recurrence.act.pause'),
      fields: [why(t('recurrence.pauseMeans'))],
      send: ({ reason = '' }, headers) =>
        http.POST('/recurrences/{id}/pause', { params, body: { reason }, headers: { ...headers, ...match } }),
    },
    {
      id: 'resume',
      event: 'resume',
      title: t('recurrence.act.resume'),
      fields: [],
      primary: true,
      send: (_, headers) =>
        http.POST('/recurrences/{id}/resume', { params, body: {} as never, headers: { ...headers, ...match } }),
    },
    {
      id: 'end',
      event: 'end',
      title: t('recurrence.act.end'),
      fields: [why(t('recurrence.endMeans'))],
      grave: true,
      send: ({ reason = '' }, headers) =>
        http.POST('/recurrences/{id}/end', { params, body: { reason }, headers: { ...headers, ...match } }),
    },
  ];
}
