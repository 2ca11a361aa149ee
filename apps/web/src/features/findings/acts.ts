import type { FormField } from '../../components/form/form-field.js';
import { typed } from '../../components/form/command-form.js';
import { ratings, type Rating } from '../../components/rating.js';
import type { RecordAct } from '../../components/record/record-acts.js';
import { http } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';
import type { Detail } from './words.js';

type Texts = ReturnType<typeof useTexts>;

/** What may be done to a finding; whether it may comes with it. */
export function findingActs(t: Texts, one: Detail): RecordAct[] {
  return [...agreement(t, one), ...remediation(t, one), ...besides(t, one)];
}

const to = ({ id }: Detail) => ({ params: { path: { id } } });
const reasonOf = (t: Texts): FormField => ({
  ...{ name: 'reason', label: t('field.reasonNeeded'), kind: 'text', required: true },
});
const noteOf = (t: Texts): FormField => ({ name: 'note', label: t('field.note'), kind: 'text' });
const targetOf = (t: Texts, required = false): FormField => ({
  ...{ name: 'target', label: t('finding.target'), kind: 'date', required },
  ...(required ? {} : { hint: t('finding.targetHint') }),
});
const dated = (target: string | undefined) => (target ? { target: { date: target } } : {});

function byReason(
  t: Texts,
  one: Detail,
  event: 'lower' | 'send_back' | 'withdraw',
  more: Partial<RecordAct> = {},
): RecordAct {
  const paths = {
    lower: '/findings/{id}/lower',
    send_back: '/findings/{id}/send-back',
    withdraw: '/findings/{id}/withdraw',
  } as const;
  return {
    ...{ id: event, event, title: t(`finding.act.${event}`), fields: [reasonOf(t)], ...more },
    send: ({ reason = '' }, headers) => http.POST(paths[event], { ...to(one), headers, body: { reason } }),
  };
}

/** Until it is agreed. */
function agreement(t: Texts, one: Detail): RecordAct[] {
  return [
    {
      ...{ id: 'propose', event: 'propose', title: t('finding.act.propose'), primary: true },
      fields: [targetOf(t), noteOf(t)],
      send: ({ target, ...values }, headers) =>
        http.POST('/findings/{id}/propose', {
          ...to(one),
          headers,
          body: { ...dated(target), ...typed(values, 'note') },
        }),
    },
    {
      ...{ id: 'agree', event: 'agree', title: t('finding.act.agree'), primary: true, fields: [noteOf(t)] },
      send: (values, headers) =>
        http.POST('/findings/{id}/agree', { ...to(one), headers, body: typed(values, 'note') }),
    },
    {
      ...{ id: 'dispute', event: 'dispute', title: t('finding.act.dispute') },
      fields: [reasonOf(t), { name: 'wouldChange', label: t('finding.wouldChange'), kind: 'text', required: true }],
      send: ({ reason = '', wouldChange = '' }, headers) =>
        http.POST('/findings/{id}/dispute', { ...to(one), headers, body: { reason, wouldChange } }),
    },
    {
      ...{ id: 'raise', event: 'raise', title: t('finding.act.raise'), primary: true },
      fields: [
        {
          name: 'rating',
          label: t('finding.rating'),
          kind: 'choice',
          required: true,
          options: ratings.map((value) => ({ value, label: t(`rating.${value}`) })),
        },
        { name: 'criteria', label: t('finding.criteria'), kind: 'text', required: true },
        { name: 'ownerId', label: t('finding.owner'), kind: 'person' },
      ],
      initial: { criteria: one.criteria ?? '', ownerId: one.owner.id },
      send: ({ rating, ...values }, headers) =>
        http.POST('/findings/{id}/raise', {
          ...to(one),
          headers,
          body: { rating: rating as Rating, ...typed(values, 'criteria', 'ownerId') },
        }),
    },
    byReason(t, one, 'lower'),
    byReason(t, one, 'withdraw', { grave: true }),
  ];
}

function remediation(t: Texts, one: Detail): RecordAct[] {
  return [
    {
      ...{ id: 'remediate', event: 'remediate', title: t('finding.act.remediate') },
      fields: [{ name: 'by', label: t('finding.by'), hint: t('finding.byHint'), kind: 'line' }, noteOf(t)],
      send: (values, headers) =>
        http.POST('/findings/{id}/remediate', { ...to(one), headers, body: typed(values, 'by', 'note') }),
    },
    {
      ...{ id: 'finish', event: 'finish', title: t('finding.act.finish'), primary: one.status === 'remediating' },
      fields: [
        { name: 'text', label: t('finding.done'), kind: 'text', required: true },
        { name: 'link', label: t('finding.evidence'), hint: t('case.sampleHint'), kind: 'line' },
      ],
      send: ({ text = '', link }, headers) =>
        http.POST('/findings/{id}/finish', { ...to(one), headers, body: { text, ...(link ? { links: [link] } : {}) } }),
    },
    {
      ...{ id: 'verify', event: 'verify', title: t('finding.act.verify'), primary: true },
      fields: [{ name: 'text', label: t('finding.looked'), kind: 'text', required: true }],
      send: ({ text = '' }, headers) => http.POST('/findings/{id}/verify', { ...to(one), headers, body: { text } }),
    },
    byReason(t, one, 'send_back'),
    {
      ...{ id: 'reopen', event: 'reopen', title: t('finding.act.reopen') },
      fields: [...(one.status === 'withdrawn' ? [] : [targetOf(t)]), reasonOf(t)],
      send: ({ target, reason = '' }, headers) =>
        http.POST('/findings/{id}/reopen', { ...to(one), headers, body: { reason, ...dated(target) } }),
    },
  ];
}

/** What leaves it where it stands. */
function besides(t: Texts, one: Detail): RecordAct[] {
  const dates = one.status === 'agreed' || one.status === 'remediating';
  return [
    {
      ...{ id: 'acknowledge', event: 'acknowledge', title: t('finding.act.acknowledge') },
      fields: [noteOf(t), { name: 'holdFor', label: t('field.holdFor'), kind: 'span' }],
      send: (values, headers) =>
        http.POST('/findings/{id}/acknowledge', { ...to(one), headers, body: typed(values, 'note', 'holdFor') }),
    },
    carry(t, one),
    edit(t, one),
    ...(dates ? [schedule(t, one)] : []),
    {
      ...{ id: 'reassign', event: 'reassign', title: t('finding.act.reassign') },
      fields: [{ name: 'ownerId', label: t('finding.newOwner'), kind: 'person', required: true }, reasonOf(t)],
      send: ({ ownerId = '', reason = '' }, headers) =>
        http.POST('/findings/{id}/reassign', { ...to(one), headers, body: { ownerId, reason } }),
    },
  ];
}

/** It takes its cause from a signed analysis; until it has one, that is what its cause is to come from. */
function carry(t: Texts, one: Detail): RecordAct {
  return {
    ...{ id: 'carry', event: 'carry', title: t('finding.act.carry') },
    fields: [
      {
        ...{ name: 'analysis', label: t('finding.whichAnalysis'), kind: 'line', required: true },
        hint: t('finding.whichAnalysisHint'),
      },
      noteOf(t),
    ],
    ...(one.analysis ? { initial: { analysis: one.analysis.key } } : {}),
    send: ({ analysis = '', ...values }, headers) =>
      http.POST('/findings/{id}/cause', { ...to(one), headers, body: { analysis, ...typed(values, 'note') } }),
  };
}

function edit(t: Texts, one: Detail): RecordAct {
  const texts = ['criteria', 'cause', 'effect'] as const;
  return {
    ...{ id: 'edit', event: 'edit', title: t('finding.act.edit') },
    fields: [
      { name: 'title', label: t('finding.name'), kind: 'line', required: true },
      { name: 'condition', label: t('finding.condition'), kind: 'text', required: true },
      ...texts.map((name): FormField => ({ name, label: t(`finding.${name}`), kind: 'text' })),
      {
        ...{ name: 'recommendation', label: t('finding.recommendations'), kind: 'text' },
        hint: t('finding.recommendationsHint'),
      },
    ],
    initial: {
      ...{ title: one.title, condition: one.condition, criteria: one.criteria ?? '', cause: one.cause ?? '' },
      ...{ effect: one.effect ?? '', recommendation: one.recommendations.join('\n') },
    },
    send: ({ title = '', condition = '', criteria, cause, effect, recommendation = '' }, headers) =>
      http.PATCH('/findings/{id}', {
        ...to(one),
        headers: { ...headers, 'if-match': `"${one.version}"` },
        body: {
          ...{ title, condition, criteria: criteria || null, cause: cause || null, effect: effect || null },
          recommendations: recommendation.split(/\n+/).filter((line) => line.trim() !== ''),
        },
      }),
  };
}

function schedule(t: Texts, one: Detail): RecordAct {
  return {
    ...{ id: 'schedule', event: 'schedule', title: t('finding.act.schedule') },
    fields: [targetOf(t, true), reasonOf(t)],
    send: ({ target = '', reason = '' }, headers) =>
      http.POST('/findings/{id}/schedule', { ...to(one), headers, body: { reason, target: { date: target } } }),
  };
}
