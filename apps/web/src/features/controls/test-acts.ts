import { typed } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import type { RecordAct } from '../../components/record/record-acts.js';
import { http } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';
import { deficiencies, drawnBefore, proposed, type TestDetail } from './judging.js';

type Texts = ReturnType<typeof useTexts>;
type Deficiency = (typeof deficiencies)[number];

const to = ({ id }: TestDetail) => ({ params: { path: { id } } });
const reasonOf = (t: Texts): FormField => ({
  ...{ name: 'reason', label: t('field.reasonNeeded'), kind: 'text', required: true },
});
const deficiencyOf = (t: Texts): FormField => ({
  ...{ name: 'deficiency', label: t('controlTest.deficiency'), kind: 'choice', required: true },
  options: deficiencies.map((value) => ({ value, label: t(`controlTest.deficiencyIs.${value}`) })),
});

/** What may be done to a test besides judging its sample. @param today by the clocks of its date */
export function testActs(t: Texts, one: TestDetail, today: string): RecordAct[] {
  return [conclude(t, one), ...(one.about === 'operating' ? [draw(t, one, today)] : []), ...besides(t, one)];
}

function draw(t: Texts, one: TestDetail, today: string): RecordAct {
  return {
    id: 'draw',
    event: 'draw',
    title: t(one.sample === null ? 'controlTest.act.draw' : 'controlTest.act.drawAgain'),
    primary: one.sample === null,
    fields: [
      { name: 'from', label: t('controlTest.from'), kind: 'date', required: true },
      { name: 'until', label: t('controlTest.until'), kind: 'date', required: true },
      { name: 'seed', label: t('controlTest.seed'), hint: t('controlTest.seedHint'), kind: 'line' },
      { name: 'size', label: t('controlTest.size'), hint: t('controlTest.sizeHint'), kind: 'number' },
    ],
    initial: drawnBefore(one.sample, today),
    send: ({ from = '', until = '', size, ...values }, headers) =>
      http.POST('/control-tests/{id}/draw', {
        ...to(one),
        headers,
        body: { from, until, ...typed(values, 'seed'), ...(size ? { size: Number(size) } : {}) },
      }),
  };
}

function conclude(t: Texts, one: TestDetail): RecordAct {
  const found = proposed(one);
  const ready = found !== null || one.about === 'design';
  return {
    ...{ id: 'conclude', event: 'conclude', title: t('controlTest.act.conclude'), primary: ready },
    fields: [
      {
        ...{ name: 'effective', label: t('controlTest.conclusion'), kind: 'choice', required: true },
        options: [
          { value: 'yes', label: t('controlTest.effective') },
          { value: 'no', label: t('controlTest.notEffective') },
        ],
      },
      { ...deficiencyOf(t), when: { field: 'effective', is: 'no' } },
      { name: 'statement', label: t('controlTest.statement'), kind: 'text', required: true },
    ],
    initial: found === null ? {} : { effective: found === 'effective' ? 'yes' : 'no' },
    send: ({ effective, deficiency, statement = '' }, headers) =>
      http.POST('/control-tests/{id}/conclude', {
        ...to(one),
        headers,
        body: {
          ...{ effective: effective === 'yes', statement },
          ...(effective === 'no' && deficiency ? { deficiency: deficiency as Deficiency } : {}),
        },
      }),
  };
}

function besides(t: Texts, one: TestDetail): RecordAct[] {
  return [
    {
      ...{ id: 'grade', event: 'grade', title: t('controlTest.act.grade'), fields: [deficiencyOf(t), reasonOf(t)] },
      send: ({ deficiency, reason = '' }, headers) =>
        http.POST('/control-tests/{id}/grade', {
          ...to(one),
          headers,
          body: { deficiency: deficiency as Deficiency, reason },
        }),
    },
    {
      ...{ id: 'acknowledge', event: 'acknowledge', title: t('controlTest.act.acknowledge') },
      fields: [
        { name: 'note', label: t('field.note'), kind: 'text' },
        { name: 'holdFor', label: t('field.holdFor'), kind: 'span' },
      ],
      send: (values, headers) =>
        http.POST('/control-tests/{id}/acknowledge', { ...to(one), headers, body: typed(values, 'note', 'holdFor') }),
    },
    {
      ...{ id: 'reassign', event: 'reassign', title: t('controlTest.act.reassign') },
      fields: [{ name: 'testerId', label: t('controlTest.newTester'), kind: 'person', required: true }, reasonOf(t)],
      send: ({ testerId = '', reason = '' }, headers) =>
        http.POST('/control-tests/{id}/reassign', { ...to(one), headers, body: { testerId, reason } }),
    },
    {
      ...{ id: 'cancel', event: 'cancel', title: t('controlTest.act.cancel'), grave: true, fields: [reasonOf(t)] },
      send: ({ reason = '' }, headers) =>
        http.POST('/control-tests/{id}/cancel', { ...to(one), headers, body: { reason } }),
    },
  ];
}
