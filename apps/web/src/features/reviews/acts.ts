import { typed } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import type { RecordAct } from '../../components/record/record-acts.js';
import { http, type Schemas } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';

type Detail = Schemas['ReviewRoundDetail'];
type Texts = ReturnType<typeof useTexts>;

const to = ({ id }: Detail) => ({ params: { path: { id } } });
const reasonOf = (t: Texts): FormField => ({
  name: 'reason',
  label: t('field.reasonNeeded'),
  kind: 'text',
  required: true,
});

/** What may be done to a review round; whether it may comes with it. */
export function reviewActs(t: Texts, one: Detail): RecordAct[] {
  return [...onward(t, one), ...besides(t, one)];
}

function onward(t: Texts, one: Detail): RecordAct[] {
  return [
    {
      id: 'open',
      event: 'open',
      title: t('review.act.open'),
      primary: true,
      fields: [],
      send: (_, headers) => http.POST('/review-rounds/{id}/open', { ...to(one), headers }),
    },
    named(t, one, 'reviewers'),
    named(t, one, 'adjudicators'),
    {
      id: 'close',
      event: 'close',
      title: t('review.act.close'),
      fields: [reasonOf(t)],
      send: ({ reason = '' }, headers) =>
        http.POST('/review-rounds/{id}/close', { ...to(one), headers, body: { reason } }),
    },
    {
      id: 'cancel',
      event: 'cancel',
      title: t('review.act.cancel'),
      grave: true,
      fields: [reasonOf(t)],
      send: ({ reason = '' }, headers) =>
        http.POST('/review-rounds/{id}/cancel', { ...to(one), headers, body: { reason } }),
    },
  ];
}

/** One more who judges: those who are named already stay. */
function named(t: Texts, one: Detail, whom: 'reviewers' | 'adjudicators'): RecordAct {
  const field = whom === 'reviewers' ? 'reviewerIds' : 'adjudicatorIds';
  return {
    id: field,
    event: 'staff',
    title: t(whom === 'reviewers' ? 'review.act.staff' : 'review.act.staffAdjudicator'),
    fields: [
      {
        name: field,
        label: t(whom === 'reviewers' ? 'review.reviewer' : 'review.adjudicator'),
        kind: 'person',
        required: true,
      },
    ],
    send: (values, headers) =>
      http.POST('/review-rounds/{id}/staff', {
        ...to(one),
        headers,
        body: { [field]: [...new Set([...one[whom].map(({ id }) => id), values[field] ?? ''])] },
      }),
  };
}

function besides(t: Texts, one: Detail): RecordAct[] {
  return [
    {
      id: 'acknowledge',
      event: 'acknowledge',
      title: t('review.act.acknowledge'),
      fields: [
        { name: 'note', label: t('field.note'), kind: 'text' },
        { name: 'holdFor', label: t('field.holdFor'), kind: 'span' },
      ],
      send: (values, headers) =>
        http.POST('/review-rounds/{id}/acknowledge', { ...to(one), headers, body: typed(values, 'note', 'holdFor') }),
    },
    {
      id: 'edit',
      event: 'edit',
      title: t('review.act.edit'),
      fields: [
        { name: 'title', label: t('review.name'), kind: 'line', required: true },
        { name: 'text', label: t('review.text'), kind: 'text' },
      ],
      initial: { title: one.title, text: one.text },
      send: ({ title = '', text = '' }, headers) =>
        http.PATCH('/review-rounds/{id}', {
          ...to(one),
          headers: { ...headers, 'if-match': `"${one.version}"` },
          body: { title, text },
        }),
    },
    {
      id: 'schedule',
      event: 'schedule',
      title: t('review.act.schedule'),
      fields: [{ name: 'due', label: t('review.judgeBy'), kind: 'date', required: true }, reasonOf(t)],
      send: ({ due = '', reason = '' }, headers) =>
        http.POST('/review-rounds/{id}/schedule', { ...to(one), headers, body: { reason, due: { date: due } } }),
    },
    {
      id: 'reassign',
      event: 'reassign',
      title: t('review.act.reassign'),
      fields: [{ name: 'ownerId', label: t('review.newOwner'), kind: 'person', required: true }, reasonOf(t)],
      send: ({ ownerId = '', reason = '' }, headers) =>
        http.POST('/review-rounds/{id}/reassign', { ...to(one), headers, body: { ownerId, reason } }),
    },
  ];
}
