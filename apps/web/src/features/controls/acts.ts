import { typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import type { RecordAct } from '../../components/record/record-acts.js';
import { http } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';
import type { Detail, RunDetail } from './words.js';

type Texts = ReturnType<typeof useTexts>;

const reasonOf = (t: Texts): FormField => ({
  ...{ name: 'reason', label: t('field.reasonNeeded'), kind: 'text', required: true },
});
const noteOf = (t: Texts): FormField => ({ name: 'note', label: t('field.note'), kind: 'text' });
const holdOf = (t: Texts): FormField => ({ name: 'holdFor', label: t('field.holdFor'), kind: 'span' });
const to = ({ id }: { id: string }) => ({ params: { path: { id } } });

/** What may be done to a control; whether it may comes with it. */
export function controlActs(t: Texts, one: Detail): RecordAct[] {
  return [
    {
      ...{ id: 'operate', event: 'operate', title: t('control.act.operate'), primary: true, fields: [noteOf(t)] },
      send: (values, headers) =>
        http.POST('/controls/{id}/operate', { ...to(one), headers, body: typed(values, 'note') }),
    },
    {
      ...{ id: 'attest', event: 'attest', title: t('control.act.attest'), primary: one.attestation?.holds !== true },
      fields: [{ name: 'statement', label: t('control.statement'), kind: 'text', required: true }],
      send: ({ statement = '' }, headers) =>
        http.POST('/controls/{id}/attest', { ...to(one), headers, body: { statement, revision: one.revision } }),
    },
    {
      ...{ id: 'acknowledge', event: 'acknowledge', title: t('control.act.acknowledge') },
      fields: [noteOf(t), holdOf(t)],
      send: (values, headers) =>
        http.POST('/controls/{id}/acknowledge', { ...to(one), headers, body: typed(values, 'note', 'holdFor') }),
    },
    edit(t, one),
    {
      ...{ id: 'reassign', event: 'reassign', title: t('control.act.reassign') },
      fields: [
        { name: 'operatorId', label: t('control.newOperator'), kind: 'person' },
        { name: 'ownerId', label: t('control.newOwner'), kind: 'person' },
        { name: 'domainLeadId', label: t('control.newDomainLead'), kind: 'person' },
        reasonOf(t),
      ],
      send: ({ reason = '', ...values }, headers) =>
        http.POST('/controls/{id}/reassign', {
          ...to(one),
          headers,
          body: { reason, ...typed(values, 'operatorId', 'ownerId', 'domainLeadId') },
        }),
    },
    {
      ...{ id: 'retire', event: 'retire', title: t('control.act.retire'), grave: true, fields: [reasonOf(t)] },
      send: ({ reason = '' }, headers) => http.POST('/controls/{id}/retire', { ...to(one), headers, body: { reason } }),
    },
  ];
}

const content = ['title', 'objective', 'procedure', 'rule', 'time', 'within', 'attestEvery'] as const;

function edit(t: Texts, one: Detail): RecordAct {
  const { rule, time } = one.frequency;
  const initial = {
    ...{ title: one.title, objective: one.objective, procedure: one.procedure ?? '', rule, time },
    ...{ within: one.within, attestEvery: one.attestEvery },
  };
  const lines: FormField[] = [
    { name: 'rule', label: t('control.rule'), hint: t('control.ruleHint'), kind: 'line', required: true },
    { name: 'time', label: t('control.time'), kind: 'line', required: true },
    { name: 'within', label: t('control.within'), hint: t('control.withinHint'), kind: 'span', required: true },
    {
      name: 'attestEvery',
      label: t('control.attestEvery'),
      hint: t('control.attestEveryHint'),
      kind: 'line',
      required: true,
    },
  ];
  return {
    ...{ id: 'edit', event: 'edit', title: t('control.act.edit'), initial },
    fields: [
      { name: 'title', label: t('control.name'), kind: 'line', required: true },
      { name: 'objective', label: t('control.objective'), kind: 'text', required: true },
      { name: 'procedure', label: t('control.procedure'), kind: 'text' },
      ...lines,
      reasonOf(t),
    ],
    send: ({ reason = '', ...values }, headers) =>
      http.PATCH('/controls/{id}', {
        ...to(one),
        headers: { ...headers, 'if-match': `"${one.version}"` },
        body: { reason, ...changesOf(values, initial) },
      }),
  };
}

/** Only what is other than it was: what is expected of an owner they do not change themselves, and need not send. */
export function changesOf(values: Values, before: Readonly<Record<(typeof content)[number], string>>) {
  const changed = Object.fromEntries(
    content.flatMap((name) => {
      const now = values[name] ?? before[name];
      return now === before[name] ? [] : [[name, now]];
    }),
  );
  const { rule, time, procedure, ...rest } = changed;
  return {
    ...rest,
    ...(procedure === undefined ? {} : { procedure: procedure || null }),
    ...(rule === undefined && time === undefined
      ? {}
      : { frequency: { ...(rule === undefined ? {} : { rule }), ...(time === undefined ? {} : { time }) } }),
  };
}

/** What may be done to a run besides performing it. */
export function runActs(t: Texts, one: RunDetail): RecordAct[] {
  return [
    {
      ...{ id: 'acknowledge', event: 'acknowledge', title: t('run.act.acknowledge'), fields: [noteOf(t), holdOf(t)] },
      send: (values, headers) =>
        http.POST('/occurrences/{id}/acknowledge', { ...to(one), headers, body: typed(values, 'note', 'holdFor') }),
    },
    {
      ...{ id: 'reassign', event: 'reassign', title: t('run.act.reassign') },
      fields: [{ name: 'operatorId', label: t('run.newOperator'), kind: 'person', required: true }, reasonOf(t)],
      send: ({ operatorId = '', reason = '' }, headers) =>
        http.POST('/occurrences/{id}/reassign', { ...to(one), headers, body: { operatorId, reason } }),
    },
    {
      ...{ id: 'close', event: 'close', title: t('run.act.close'), grave: true, fields: [reasonOf(t)] },
      send: ({ reason = '' }, headers) =>
        http.POST('/occurrences/{id}/close', { ...to(one), headers, body: { reason } }),
    },
  ];
}
