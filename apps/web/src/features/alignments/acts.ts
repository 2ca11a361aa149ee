import type { FormField } from '../../components/form/form-field.js';
import { typed, type Values } from '../../components/form/command-form.js';
import type { RecordAct } from '../../components/record/record-acts.js';
import { http, type Schemas } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';
import { parts, positions, type Detail, type Part, type Said } from './words.js';

type Texts = ReturnType<typeof useTexts>;

const to = ({ id }: Detail) => ({ params: { path: { id } } });
const reasonOf = (t: Texts): FormField => ({
  ...{ name: 'reason', label: t('field.reasonNeeded'), kind: 'text', required: true },
});

/** What may be done in a round, but its revision and its conditions, which show more; whether it may comes with it. */
export function alignmentActs(t: Texts, one: Detail): RecordAct[] {
  return [answer(t, one), decide(t, one), ask(t, one), ...besides(t, one)];
}

/** What a team says, on the revision that is shown. */
function answer(t: Texts, one: Detail): RecordAct {
  const is = (...which: Said['position'][]) => ({ field: 'position', is: which });
  return {
    ...{ id: 'answer', event: 'answer', title: t('alignment.act.answer'), primary: true },
    fields: [
      {
        ...{ name: 'position', label: t('alignment.position'), kind: 'choice', required: true },
        options: positions.map((value) => ({ value, label: t(`alignment.positionIs.${value}`) })),
      },
      {
        ...{ name: 'conditions', label: t('alignment.conditions'), kind: 'text', required: true },
        ...{ hint: t('alignment.conditionsHint'), when: is('conditions') },
      },
      {
        name: 'reason',
        label: t('alignment.reason'),
        kind: 'text',
        when: is('object', 'abstain', 'agree', 'conditions'),
      },
      {
        ...{ name: 'wouldChange', label: t('alignment.wouldChange'), kind: 'text', required: true },
        when: is('object'),
      },
      {
        ...{ name: 'about', label: t('alignment.about'), hint: t('alignment.aboutHint'), kind: 'choice' },
        options: parts.map((value) => ({ value, label: t(`alignment.part.${value}`) })),
      },
      {
        ...{ name: 'teamId', label: t('alignment.forTeam'), hint: t('alignment.forTeamHint'), kind: 'choice' },
        options: one.teams.map(({ team }) => ({ value: team.id, label: team.name })),
      },
    ],
    initial: { position: 'agree' },
    send: (values, headers) =>
      http.POST('/alignments/{id}/answer', { ...to(one), headers, body: answerOf(values, one.revision) }),
  };
}

function answerOf(values: Values, revision: number): Schemas['AlignmentAnswer'] {
  const { position = 'agree', conditions = '', about } = values;
  const lines = conditions
    .split(/\n+/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  return {
    ...{ position: position as Said['position'], revision },
    ...typed(values, 'reason', 'teamId', ...(position === 'object' ? (['wouldChange'] as const) : [])),
    ...(position === 'conditions' ? { conditions: lines.map((text) => ({ text })) } : {}),
    ...(about ? { about: [about as Part] } : {}),
  };
}

function decide(t: Texts, one: Detail): RecordAct {
  return {
    ...{ id: 'decide', event: 'decide', title: t('alignment.act.decide'), primary: one.status === 'deciding' },
    fields: [
      {
        ...{ name: 'agreed', label: t('alignment.decideWhat'), kind: 'choice', required: true },
        options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`alignment.decideIs.${value}`) })),
      },
      reasonOf(t),
    ],
    send: ({ agreed, reason = '' }, headers) =>
      http.POST('/alignments/{id}/decide', { ...to(one), headers, body: { agreed: agreed === 'yes', reason } }),
  };
}

function ask(t: Texts, one: Detail): RecordAct {
  return {
    ...{ id: 'ask', event: 'ask', title: t('alignment.act.ask') },
    fields: [
      { name: 'teamId', label: t('alignment.oneTeam'), kind: 'team', required: true },
      { name: 'personId', label: t('alignment.onePerson'), kind: 'person' },
      reasonOf(t),
    ],
    send: ({ teamId = '', reason = '', ...values }, headers) =>
      http.POST('/alignments/{id}/ask', {
        ...{ ...to(one), headers, body: { teamId, reason, ...typed(values, 'personId') } },
      }),
  };
}

function besides(t: Texts, one: Detail): RecordAct[] {
  return [
    {
      ...{ id: 'acknowledge', event: 'acknowledge', title: t('alignment.act.acknowledge') },
      fields: [
        { name: 'note', label: t('field.note'), kind: 'text' },
        { name: 'holdFor', label: t('field.holdFor'), kind: 'span' },
      ],
      send: (values, headers) =>
        http.POST('/alignments/{id}/acknowledge', { ...to(one), headers, body: typed(values, 'note', 'holdFor') }),
    },
    {
      ...{ id: 'schedule', event: 'schedule', title: t('alignment.act.schedule') },
      fields: [{ name: 'due', label: t('alignment.by'), kind: 'date', required: true }, reasonOf(t)],
      send: ({ due = '', reason = '' }, headers) =>
        http.POST('/alignments/{id}/schedule', { ...to(one), headers, body: { due: { date: due }, reason } }),
    },
    {
      ...{ id: 'reassign', event: 'reassign', title: t('alignment.act.reassign') },
      fields: [{ name: 'chairId', label: t('alignment.newChair'), kind: 'person', required: true }, reasonOf(t)],
      send: ({ chairId = '', reason = '' }, headers) =>
        http.POST('/alignments/{id}/reassign', { ...to(one), headers, body: { chairId, reason } }),
    },
    {
      ...{ id: 'withdraw', event: 'withdraw', title: t('alignment.act.withdraw'), grave: true },
      fields: [reasonOf(t)],
      send: ({ reason = '' }, headers) =>
        http.POST('/alignments/{id}/withdraw', { ...to(one), headers, body: { reason } }),
    },
  ];
}
