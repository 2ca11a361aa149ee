import type { RecordAct } from '../../components/record/record-acts.js';
import type { FormField } from '../../components/form/form-field.js';
import { ratings, type Rating } from '../../components/rating.js';
import { http, type Schemas } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';

type Detail = Schemas['ExceptionDetail'];

/** What may be done to an exception; whether it may comes with it. */
export function exceptionActs(t: ReturnType<typeof useTexts>, exception: Detail): RecordAct[] {
  const to = { params: { path: { id: exception.id } } };
  const optional: FormField = { name: 'reason', label: t('field.reason'), kind: 'text' };
  const needed: FormField = { name: 'reason', label: t('field.reasonNeeded'), kind: 'text', required: true };
  const options = ratings.map((value) => ({ value, label: t(`rating.${value}`) }));
  const decide =
    (decision: 'approve' | 'send_back' | 'refuse'): RecordAct['send'] =>
    ({ reason }, headers) =>
      http.POST('/exceptions/{id}/sign-off', {
        ...to,
        headers,
        body: {
          decision,
          ...(reason ? { reason } : {}),
          ...(exception.signOff ? { contentHash: exception.signOff.contentHash } : {}),
        },
      });
  const rated = (value: string | undefined): { rating?: Rating } => (value ? { rating: value as Rating } : {});
  return [
    {
      id: 'approve',
      event: 'sign',
      title: t('exception.act.approve'),
      fields: [optional],
      primary: true,
      send: decide('approve'),
    },
    { id: 'sendBack', event: 'sign', title: t('exception.act.sendBack'), fields: [needed], send: decide('send_back') },
    {
      id: 'refuse',
      event: 'sign',
      title: t('exception.act.refuse'),
      fields: [needed],
      grave: true,
      send: decide('refuse'),
    },
    {
      id: 'request',
      event: 'request',
      title: t('exception.act.request'),
      fields: [],
      primary: true,
      send: (_values, headers) => http.POST('/exceptions/{id}/request', { ...to, headers, body: {} }),
    },
    {
      id: 'edit',
      event: 'edit',
      title: t('exception.act.edit'),
      fields: [
        { name: 'title', label: t('exception.name'), kind: 'line', required: true },
        { name: 'rationale', label: t('exception.rationale'), kind: 'text', required: true },
        { name: 'ends', label: t('exception.newEnd'), kind: 'date' },
      ],
      initial: { title: exception.title, rationale: exception.rationale },
      send: ({ title = '', rationale = '', ends }, headers) =>
        http.PATCH('/exceptions/{id}', {
          ...to,
          headers: { ...headers, 'if-match': `"${exception.version}"` },
          body: { title, rationale, ...(ends ? { ends: { date: ends } } : {}) },
        }),
    },
    {
      id: 'reassess',
      event: 'reassess',
      title: t('exception.act.reassess'),
      fields: [
        { name: 'inherentRating', label: t('exception.inherent'), kind: 'choice', options },
        { name: 'residualRating', label: t('exception.residual'), kind: 'choice', options },
        needed,
      ],
      initial: { inherentRating: exception.inherentRating, residualRating: exception.residualRating },
      send: ({ reason = '', inherentRating, residualRating }, headers) => {
        const [inherent, residual] = [rated(inherentRating).rating, rated(residualRating).rating];
        return http.POST('/exceptions/{id}/reassess', {
          ...to,
          headers,
          body: {
            reason,
            ...(inherent ? { inherentRating: inherent } : {}),
            ...(residual ? { residualRating: residual } : {}),
          },
        });
      },
    },
    {
      id: 'renew',
      event: 'renew',
      title: t('exception.act.renew'),
      fields: [
        { name: 'ends', label: t('exception.newEnd'), kind: 'date', required: true },
        { name: 'rationale', label: t('exception.rationale'), kind: 'text' },
      ],
      initial: { rationale: exception.rationale },
      send: ({ ends = '', rationale }, headers) =>
        http.POST('/exceptions/{id}/renew', {
          ...to,
          headers,
          body: { ends: { date: ends }, ...(rationale ? { rationale } : {}) },
        }),
    },
    {
      id: 'withdraw',
      event: 'withdraw',
      title: t('exception.act.withdraw'),
      fields: [needed],
      grave: true,
      send: ({ reason = '' }, headers) => http.POST('/exceptions/{id}/withdraw', { ...to, headers, body: { reason } }),
    },
    {
      id: 'revoke',
      event: 'revoke',
      title: t('exception.act.revoke'),
      fields: [needed],
      grave: true,
      send: ({ reason = '' }, headers) => http.POST('/exceptions/{id}/revoke', { ...to, headers, body: { reason } }),
    },
  ];
}
