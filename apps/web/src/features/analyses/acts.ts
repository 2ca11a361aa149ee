import type { ComponentProps } from 'react';
import { typed } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import type { Glass } from '../../components/record/glass.js';
import type { RecordAct } from '../../components/record/record-acts.js';
import { http, type Schemas } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';
import type { Detail } from './words.js';

type Texts = ReturnType<typeof useTexts>;
type Verdict = Schemas['AnalysisAnswer']['verdict'];

/** What may be done to an analysis; whether it may comes with it. Its graph is written beside. */
export function analysisActs(t: Texts, one: Detail): RecordAct[] {
  return [...signing(t, one), ...asking(t, one), ...besides(t, one)];
}

const to = ({ id }: Detail) => ({ params: { path: { id } } });
const reasonOf = (t: Texts): FormField => ({
  ...{ name: 'reason', label: t('field.reasonNeeded'), kind: 'text', required: true },
});
const noteOf = (t: Texts): FormField => ({ name: 'note', label: t('field.note'), kind: 'text' });

function byReason(
  t: Texts,
  one: Detail,
  event: 'take_back' | 'revise' | 'withdraw' | 'reopen',
  more: Partial<RecordAct> = {},
): RecordAct {
  const paths = {
    take_back: '/analyses/{id}/take-back',
    revise: '/analyses/{id}/revise',
    withdraw: '/analyses/{id}/withdraw',
    reopen: '/analyses/{id}/reopen',
  } as const;
  return {
    ...{ id: event, event, title: t(`analysis.act.${event}`), fields: [reasonOf(t)], ...more },
    send: ({ reason = '' }, headers) => http.POST(paths[event], { ...to(one), headers, body: { reason } }),
  };
}

function signing(t: Texts, one: Detail): RecordAct[] {
  const decide =
    (decision: 'approve' | 'send_back'): RecordAct['send'] =>
    ({ reason }, headers) =>
      http.POST('/analyses/{id}/sign-off', {
        ...to(one),
        headers,
        body: {
          decision,
          ...(reason ? { reason } : {}),
          ...(one.signOff ? { contentHash: one.signOff.contentHash } : {}),
        },
      });
  const optional: FormField = { name: 'reason', label: t('field.reason'), kind: 'text' };
  return [
    {
      ...{ id: 'approve', event: 'sign', title: t('analysis.act.approve'), primary: true },
      ...{ fields: [optional], send: decide('approve') },
    },
    {
      ...{ id: 'sendBack', event: 'sign', title: t('analysis.act.sendBack'), grave: true },
      ...{ fields: [reasonOf(t)], send: decide('send_back') },
    },
    {
      ...{ id: 'submit', event: 'submit', title: t('analysis.act.submit'), primary: one.missing === null },
      fields: [noteOf(t)],
      send: (values, headers) =>
        http.POST('/analyses/{id}/submit', { ...to(one), headers, body: typed(values, 'note') }),
    },
    byReason(t, one, 'take_back'),
    byReason(t, one, 'revise'),
    byReason(t, one, 'reopen'),
    byReason(t, one, 'withdraw', { grave: true }),
  ];
}

function asking(t: Texts, one: Detail): RecordAct[] {
  const open = one.elsewhere.filter(({ answer, takenBack }) => answer === null && takenBack === null);
  const question: FormField = {
    ...{ name: 'question', label: t('analysis.question'), kind: 'choice', required: true },
    options: open.map(({ number, market, domain, person }) => ({
      value: String(number),
      label: `${[market, domain].filter((part) => part !== null).join(', ')} · ${person.name}`,
    })),
  };
  const initial = { question: String(open[0]?.number ?? '') };
  const path = (number: string | undefined) => ({ params: { path: { id: one.id, number: number ?? '' } } });
  return [
    {
      ...{ id: 'answer', event: 'answer', title: t('analysis.act.answer'), primary: true, initial },
      fields: [
        question,
        {
          ...{ name: 'verdict', label: t('analysis.verdict'), kind: 'choice', required: true },
          options: (['no', 'yes', 'not_applicable'] as const).map((value) => ({
            value,
            label: t(`analysis.verdictIs.${value}`),
          })),
        },
        { name: 'text', label: t('analysis.how'), kind: 'text', required: true },
        {
          ...{ name: 'record', label: t('analysis.record'), hint: t('analysis.recordHint'), kind: 'line' },
          when: { field: 'verdict', is: 'yes' },
        },
      ],
      send: ({ question: number, verdict, text = '', record }, headers) =>
        http.POST('/analyses/{id}/asks/{number}/answer', {
          ...path(number),
          headers,
          body: { verdict: verdict as Verdict, text, ...(verdict === 'yes' && record ? { record } : {}) },
        }),
    },
    {
      ...{ id: 'ask', event: 'ask', title: t('analysis.act.ask'), primary: one.elsewhere.length === 0 },
      fields: [
        { name: 'personId', label: t('analysis.person'), kind: 'person', required: true },
        { name: 'market', label: t('analysis.askMarket'), kind: 'line' },
        { name: 'domain', label: t('analysis.askDomain'), kind: 'line' },
        { name: 'due', label: t('analysis.due'), kind: 'date', required: true },
        noteOf(t),
      ],
      send: ({ personId = '', due = '', ...values }, headers) =>
        http.POST('/analyses/{id}/asks', {
          ...to(one),
          headers,
          body: { personId, due: { date: due }, ...typed(values, 'market', 'domain', 'note') },
        }),
    },
    {
      ...{ id: 'unask', event: 'unask', title: t('analysis.act.unask'), initial, fields: [question, reasonOf(t)] },
      send: ({ question: number, reason = '' }, headers) =>
        http.POST('/analyses/{id}/asks/{number}/take-back', { ...path(number), headers, body: { reason } }),
    },
  ];
}

/** What leaves it where it stands. */
function besides(t: Texts, one: Detail): RecordAct[] {
  return [
    {
      ...{ id: 'acknowledge', event: 'acknowledge', title: t('analysis.act.acknowledge') },
      fields: [noteOf(t), { name: 'holdFor', label: t('field.holdFor'), kind: 'span' }],
      send: (values, headers) =>
        http.POST('/analyses/{id}/acknowledge', { ...to(one), headers, body: typed(values, 'note', 'holdFor') }),
    },
    {
      ...{ id: 'schedule', event: 'schedule', title: t('analysis.act.schedule') },
      fields: [{ name: 'due', label: t('analysis.due'), kind: 'date', required: true }, reasonOf(t)],
      send: ({ due = '', reason = '' }, headers) =>
        http.POST('/analyses/{id}/schedule', { ...to(one), headers, body: { reason, due: { date: due } } }),
    },
    {
      ...{ id: 'reassign', event: 'reassign', title: t('analysis.act.reassign') },
      fields: [{ name: 'ownerId', label: t('analysis.newOwner'), kind: 'person', required: true }, reasonOf(t)],
      send: ({ ownerId = '', reason = '' }, headers) =>
        http.POST('/analyses/{id}/reassign', { ...to(one), headers, body: { ownerId, reason } }),
    },
  ];
}

/** How a break-glass of an analysis is asked for, confirmed and refused. */
export function analysisGlass(id: string): ComponentProps<typeof Glass>['send'] {
  const at = { params: { path: { id } } };
  return {
    breakGlass: (body, headers) => http.POST('/analyses/{id}/break-glass', { ...at, headers, body }),
    confirmGlass: (body, headers) => http.POST('/analyses/{id}/break-glass/confirm', { ...at, headers, body }),
    refuseGlass: (body, headers) => http.POST('/analyses/{id}/break-glass/refuse', { ...at, headers, body }),
  };
}
