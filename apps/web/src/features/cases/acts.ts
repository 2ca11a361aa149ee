import type { FormField } from '../../components/form/form-field.js';
import { typed } from '../../components/form/command-form.js';
import type { RecordAct } from '../../components/record/record-acts.js';
import { http, type Schemas } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';
import { fiveSteps, verdicts, type Verdict } from './words.js';

type Detail = Schemas['CaseDetail'];
type Texts = ReturnType<typeof useTexts>;

/** What may be done to a case; whether it may comes with it. */
export function caseActs(t: Texts, one: Detail): RecordAct[] {
  return [...onward(t, one), ...besides(t, one), ...together(t, one)];
}

const to = ({ id }: Detail) => ({ params: { path: { id } } });
const reasonOf = (t: Texts): FormField => ({
  name: 'reason',
  label: t('field.reasonNeeded'),
  kind: 'text',
  required: true,
});
const noteOf = (t: Texts): FormField => ({ name: 'note', label: t('field.note'), kind: 'text' });
const dueOf = (t: Texts, required: boolean): FormField => ({
  name: 'due',
  label: t('case.closeBy'),
  kind: 'date',
  required,
});

/** What leads it on. */
function onward(t: Texts, one: Detail): RecordAct[] {
  return [
    {
      id: 'triage',
      event: 'triage',
      title: t('case.act.triage'),
      primary: one.status === 'new',
      fields: [
        { name: 'likelihood', label: t('case.likelihood'), kind: 'choice', required: true, options: fiveSteps },
        { name: 'impact', label: t('case.impact'), kind: 'choice', required: true, options: fiveSteps },
        { name: 'leadId', label: t('case.lead'), kind: 'person', required: true },
        dueOf(t, true),
        noteOf(t),
      ],
      initial: { likelihood: String(one.likelihood), impact: String(one.impact), leadId: one.lead.id },
      send: ({ due = '', likelihood, impact, ...values }, headers) =>
        http.POST('/cases/{id}/triage', {
          ...to(one),
          headers,
          body: {
            due: { date: due },
            ...(likelihood ? { likelihood: Number(likelihood) } : {}),
            ...(impact ? { impact: Number(impact) } : {}),
            ...typed(values, 'leadId', 'note'),
          },
        }),
    },
    {
      id: 'start',
      event: 'start',
      title: t('case.act.start'),
      primary: true,
      fields: [],
      send: (_, headers) => http.POST('/cases/{id}/start', { ...to(one), headers }),
    },
    {
      id: 'conclude',
      event: 'conclude',
      title: t('case.act.conclude'),
      primary: true,
      fields: [
        {
          name: 'verdict',
          label: t('case.verdict'),
          kind: 'choice',
          required: true,
          options: verdicts.map((value) => ({ value, label: t(`case.verdictIs.${value}`) })),
        },
        { name: 'text', label: t('case.found'), kind: 'text', required: true },
      ],
      send: ({ verdict, text = '' }, headers) =>
        http.POST('/cases/{id}/conclude', { ...to(one), headers, body: { verdict: verdict as Verdict, text } }),
    },
    {
      id: 'close',
      event: 'close',
      title: t('case.act.close'),
      primary: true,
      fields: [noteOf(t)],
      send: (values, headers) => http.POST('/cases/{id}/close', { ...to(one), headers, body: typed(values, 'note') }),
    },
    {
      id: 'reject',
      event: 'reject',
      title: t('case.act.reject'),
      grave: true,
      fields: [reasonOf(t)],
      send: ({ reason = '' }, headers) => http.POST('/cases/{id}/reject', { ...to(one), headers, body: { reason } }),
    },
    {
      id: 'reopen',
      event: 'reopen',
      title: t('case.act.reopen'),
      fields: [...(one.status === 'rejected' ? [] : [dueOf(t, one.status === 'closed')]), reasonOf(t)],
      send: ({ due, reason = '' }, headers) =>
        http.POST('/cases/{id}/reopen', {
          ...to(one),
          headers,
          body: { reason, ...(due ? { due: { date: due } } : {}) },
        }),
    },
  ];
}

/** Two cases about the same. */
function together(t: Texts, one: Detail): RecordAct[] {
  return [
    {
      id: 'merge',
      event: 'merge',
      title: t('case.act.merge'),
      fields: [{ name: 'into', label: t('case.mergeInto'), kind: 'line', required: true }, reasonOf(t)],
      send: ({ into = '', reason = '' }, headers) =>
        http.POST('/cases/{id}/merge', { ...to(one), headers, body: { into: into.trim(), reason } }),
    },
    {
      id: 'unmerge',
      event: 'unmerge',
      title: t('case.act.unmerge'),
      fields: [reasonOf(t)],
      send: ({ reason = '' }, headers) => http.POST('/cases/{id}/unmerge', { ...to(one), headers, body: { reason } }),
    },
  ];
}

/** What leaves it where it stands. */
function besides(t: Texts, one: Detail): RecordAct[] {
  return [
    {
      id: 'acknowledge',
      event: 'acknowledge',
      title: t('case.act.acknowledge'),
      fields: [noteOf(t), { name: 'holdFor', label: t('field.holdFor'), kind: 'span' }],
      send: (values, headers) =>
        http.POST('/cases/{id}/acknowledge', { ...to(one), headers, body: typed(values, 'note', 'holdFor') }),
    },
    {
      id: 'edit',
      event: 'edit',
      title: t('case.act.edit'),
      fields: [
        { name: 'title', label: t('case.name'), kind: 'line', required: true },
        { name: 'text', label: t('case.text'), kind: 'text', required: true },
      ],
      initial: { title: one.title, text: one.text },
      send: ({ title = '', text = '' }, headers) =>
        http.PATCH('/cases/{id}', {
          ...to(one),
          headers: { ...headers, 'if-match': `"${one.version}"` },
          body: { title, text },
        }),
    },
    ...(one.status === 'new' ? [] : [schedule(t, one)]),
    {
      id: 'reassign',
      event: 'reassign',
      title: t('case.act.reassign'),
      fields: [{ name: 'leadId', label: t('case.newLead'), kind: 'person', required: true }, reasonOf(t)],
      send: ({ leadId = '', reason = '' }, headers) =>
        http.POST('/cases/{id}/reassign', { ...to(one), headers, body: { leadId, reason } }),
    },
  ];
}

function schedule(t: Texts, one: Detail): RecordAct {
  return {
    id: 'schedule',
    event: 'schedule',
    title: t('case.act.schedule'),
    fields: [dueOf(t, true), reasonOf(t)],
    send: ({ due = '', reason = '' }, headers) =>
      http.POST('/cases/{id}/schedule', { ...to(one), headers, body: { reason, due: { date: due } } }),
  };
}
