import type { FormField } from '../../components/form/form-field.js';
import { typed } from '../../components/form/command-form.js';
import type { RecordAct } from '../../components/record/record-acts.js';
import { http, type Schemas } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';

type Detail = Schemas['RiskDetail'];
type Outcome = Schemas['RiskReviewRequest']['outcome'];

export const fiveSteps = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
const outcomes = ['open', 'accepted', 'mitigated', 'closed'] as const satisfies readonly Outcome[];

/** What may be done to a risk; whether it may comes with it. */
export function riskActs(t: ReturnType<typeof useTexts>, risk: Detail): RecordAct[] {
  const to = { params: { path: { id: risk.id } } };
  const optional: FormField = { name: 'reason', label: t('field.reason'), kind: 'text' };
  const needed: FormField = { name: 'reason', label: t('field.reasonNeeded'), kind: 'text', required: true };
  const dueOn: FormField = { name: 'reviewDue', label: t('risk.due'), kind: 'date' };
  const decide =
    (decision: 'approve' | 'send_back'): RecordAct['send'] =>
    ({ reason }, headers) =>
      http.POST('/risks/{id}/sign-off', {
        ...to,
        headers,
        body: {
          decision,
          ...(reason ? { reason } : {}),
          ...(risk.signOff ? { contentHash: risk.signOff.contentHash } : {}),
        },
      });
  return [
    {
      id: 'approve',
      event: 'sign',
      title: t('risk.act.approve'),
      fields: [optional],
      primary: true,
      send: decide('approve'),
    },
    {
      id: 'sendBack',
      event: 'sign',
      title: t('risk.act.sendBack'),
      fields: [needed],
      grave: true,
      send: decide('send_back'),
    },
    {
      id: 'review',
      event: 'review',
      title: t('risk.act.review'),
      primary: true,
      fields: [
        {
          name: 'outcome',
          label: t('risk.outcome'),
          kind: 'choice',
          required: true,
          options: outcomes.map((value) => ({ value, label: t(`risk.is.${value}`) })),
        },
        { name: 'statement', label: t('risk.statement'), kind: 'text', required: true },
        { name: 'likelihood', label: t('risk.likelihood'), kind: 'choice', options: fiveSteps },
        { name: 'impact', label: t('risk.impact'), kind: 'choice', options: fiveSteps },
      ],
      initial: { outcome: 'open', likelihood: String(risk.likelihood), impact: String(risk.impact) },
      send: ({ outcome, statement = '', likelihood, impact }, headers) =>
        http.POST('/risks/{id}/review', {
          ...to,
          headers,
          body: {
            outcome: (outcome ?? 'open') as Outcome,
            statement,
            ...(likelihood ? { likelihood: Number(likelihood) } : {}),
            ...(impact ? { impact: Number(impact) } : {}),
          },
        }),
    },
    {
      id: 'acknowledge',
      event: 'acknowledge',
      title: t('risk.act.acknowledge'),
      fields: [
        { name: 'note', label: t('field.note'), kind: 'text' },
        { name: 'holdFor', label: t('field.holdFor'), kind: 'span' },
      ],
      send: (values, headers) =>
        http.POST('/risks/{id}/acknowledge', { ...to, headers, body: typed(values, 'note', 'holdFor') }),
    },
    {
      id: 'edit',
      event: 'edit',
      title: t('risk.act.edit'),
      fields: [
        { name: 'title', label: t('risk.name'), kind: 'line', required: true },
        { name: 'text', label: t('risk.text'), kind: 'text', required: true },
      ],
      initial: { title: risk.title, text: risk.text },
      send: ({ title = '', text = '' }, headers) =>
        http.PATCH('/risks/{id}', {
          ...to,
          headers: { ...headers, 'if-match': `"${risk.version}"` },
          body: { title, text },
        }),
    },
    {
      id: 'schedule',
      event: 'schedule',
      title: t('risk.act.schedule'),
      fields: [dueOn, { name: 'reviewEvery', label: t('risk.every'), kind: 'span', hint: t('risk.everyHint') }, needed],
      initial: { reviewEvery: risk.reviewEvery },
      send: ({ reviewDue, reason = '', ...values }, headers) =>
        http.POST('/risks/{id}/schedule', {
          ...to,
          headers,
          body: { reason, ...typed(values, 'reviewEvery'), ...(reviewDue ? { reviewDue: { date: reviewDue } } : {}) },
        }),
    },
    {
      id: 'reassign',
      event: 'reassign',
      title: t('risk.act.reassign'),
      fields: [{ name: 'ownerId', label: t('risk.newOwner'), kind: 'person', required: true }, needed],
      send: ({ ownerId = '', reason = '' }, headers) =>
        http.POST('/risks/{id}/reassign', { ...to, headers, body: { ownerId, reason } }),
    },
    {
      id: 'withdraw',
      event: 'withdraw',
      title: t('risk.act.withdraw'),
      fields: [needed],
      send: ({ reason = '' }, headers) => http.POST('/risks/{id}/withdraw', { ...to, headers, body: { reason } }),
    },
    {
      id: 'reopen',
      event: 'reopen',
      title: t('risk.act.reopen'),
      fields: [dueOn, needed],
      send: ({ reviewDue, reason = '' }, headers) =>
        http.POST('/risks/{id}/reopen', {
          ...to,
          headers,
          body: { reason, ...(reviewDue ? { reviewDue: { date: reviewDue } } : {}) },
        }),
    },
  ];
}
