import type { ReactElement } from 'react';
import { CommandForm, typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { ratings, type Rating } from '../../components/rating.js';
import { http, type Schemas } from '../../lib/api.js';
import { severalIn } from '../../lib/several.js';
import { useTexts } from '../../lib/texts.js';
import { automations, stages, types, usualRules, type Control } from './words.js';

interface Props {
  /** The risk that it meets, such as `RK-3`. */
  meets?: string | undefined;
  made: (key: string) => void;
  close: () => void;
}

/** A control is proposed: somebody else lets it operate. */
export function NewControl({ meets, made, close }: Props): ReactElement {
  const t = useTexts();
  return (
    <CommandForm
      name={meets === undefined ? 'add-control' : `add-control/${meets}`}
      title={meets === undefined ? t('control.add') : t('control.addOf', { key: meets })}
      fields={fieldsOf(t)}
      initial={{
        automation: 'manual',
        often: 'weekly',
        time: '09:00',
        within: '1 working day',
        attestEvery: '3 months',
      }}
      send={async (values, headers) => (await http.POST('/controls', { body: bodyOf(values, meets), headers })).data}
      done={(control) => {
        close();
        if (control) made(control.key);
      }}
      close={close}
    />
  );
}

function fieldsOf(t: ReturnType<typeof useTexts>): FormField[] {
  const isFinding = { field: 'raises', is: 'finding' };
  return [
    { name: 'title', label: t('control.name'), kind: 'line', required: true },
    { name: 'objective', label: t('control.objective'), kind: 'text', required: true },
    {
      ...{ name: 'type', label: t('control.type'), kind: 'choice', required: true },
      options: types.map((value) => ({ value, label: t(`control.typeIs.${value}`) })),
    },
    {
      ...{ name: 'stage', label: t('control.stage'), kind: 'choice', required: true },
      options: stages.map((value) => ({ value, label: t(`case.stageIs.${value}`) })),
    },
    { name: 'market', label: t('control.markets'), hint: t('control.marketHint'), kind: 'line', required: true },
    { name: 'operatorId', label: t('control.operator'), kind: 'person', required: true },
    {
      ...{ name: 'often', label: t('control.frequency'), kind: 'choice', required: true },
      options: ([...Object.keys(usualRules), 'other'] as (keyof typeof usualRules | 'other')[]).map((value) => ({
        value,
        label: t(`control.ruleIs.${value}`),
      })),
    },
    {
      ...{ name: 'rule', label: t('control.ruleIs.other'), hint: t('control.ruleHint'), kind: 'line', required: true },
      when: { field: 'often', is: 'other' },
    },
    { name: 'time', label: t('control.time'), kind: 'line', required: true },
    { name: 'within', label: t('control.within'), hint: t('control.withinHint'), kind: 'span', required: true },
    { name: 'procedure', label: t('control.procedure'), kind: 'text' },
    {
      ...{ name: 'automation', label: t('control.automation'), kind: 'choice', required: true },
      options: automations.map((value) => ({ value, label: t(`control.automationIs.${value}`) })),
    },
    { name: 'domain', label: t('control.domain'), kind: 'line' },
    { name: 'ownerId', label: t('control.owner'), kind: 'person' },
    { name: 'domainLeadId', label: t('control.domainLead'), kind: 'person' },
    {
      name: 'attestEvery',
      label: t('control.attestEvery'),
      hint: t('control.attestEveryHint'),
      kind: 'line',
      required: true,
    },
    {
      ...{ name: 'raises', label: t('control.raises'), kind: 'choice' },
      options: (['observation', 'finding'] as const).map((value) => ({ value, label: t(`control.raisesIs.${value}`) })),
    },
    {
      name: 'inARow',
      label: t('control.inARow'),
      kind: 'number',
      when: { field: 'raises', is: ['observation', 'finding'] },
    },
    {
      ...{ name: 'rating', label: t('control.rating'), kind: 'choice', required: true, when: isFinding },
      options: ratings.map((value) => ({ value, label: t(`rating.${value}`) })),
    },
    { name: 'restricted', label: t('control.restrict'), kind: 'check' },
  ];
}

function bodyOf(values: Values, meets: string | undefined): Schemas['NewControlRequest'] {
  const { title = '', objective = '', type, automation, stage, market = '', operatorId = '' } = values;
  const { often = 'weekly', rule = '', time = '', raises, inARow, rating } = values;
  return {
    ...{ title, objective, type: type as Control['type'], automation: automation as Control['automation'] },
    ...{ stage: stage as Control['stage'], markets: severalIn(market), operatorId },
    ...typed(values, 'procedure', 'domain', 'ownerId', 'domainLeadId', 'within', 'attestEvery'),
    frequency: { rule: often === 'other' ? rule : usualRules[often as keyof typeof usualRules], time },
    ...(raises
      ? {
          missed: {
            raises: raises as Schemas['Finding']['grade'],
            ...(inARow ? { inARow: Number(inARow) } : {}),
            ...(raises === 'finding' && rating ? { rating: rating as Rating } : {}),
          },
        }
      : {}),
    ...(values['restricted'] === 'yes' ? { restricted: true } : {}),
    ...(meets === undefined ? {} : { links: [meets] }),
  };
}
