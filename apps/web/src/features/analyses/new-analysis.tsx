import type { ReactElement } from 'react';
import { CommandForm, typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { http, type Schemas } from '../../lib/api.js';
import { severalIn } from '../../lib/several.js';
import { useTexts } from '../../lib/texts.js';
import { methods, stages, type Analysis } from './words.js';

interface Props {
  /** What stands in the form before anything is typed: of the case or finding that it is about. */
  begun?: Values | undefined;
  made: (key: string) => void;
  close: () => void;
}

/** An analysis is opened, of cases and findings. */
export function NewAnalysis({ begun, made, close }: Props): ReactElement {
  const t = useTexts();
  const of = begun?.['about'];
  return (
    <CommandForm
      name={of === undefined ? 'add-analysis' : `add-analysis/${of}`}
      title={of === undefined ? t('analysis.add') : t('analysis.addOf', { key: of })}
      fields={fieldsOf(t)}
      initial={{ method: 'whys', ...begun }}
      send={async (values, headers) => (await http.POST('/analyses', { body: bodyOf(values), headers })).data}
      done={(found) => {
        close();
        if (found) made(found.key);
      }}
      close={close}
    />
  );
}

function fieldsOf(t: ReturnType<typeof useTexts>): FormField[] {
  return [
    { name: 'about', label: t('analysis.about'), hint: t('analysis.aboutHint'), kind: 'line', required: true },
    { name: 'title', label: t('analysis.name'), kind: 'line', required: true },
    { name: 'problem', label: t('analysis.problem'), kind: 'text', required: true },
    {
      ...{ name: 'method', label: t('analysis.method'), kind: 'choice', required: true },
      options: methods.map((value) => ({ value, label: t(`analysis.methodIs.${value}`) })),
    },
    { name: 'market', label: t('analysis.market'), hint: t('analysis.marketHint'), kind: 'line' },
    {
      ...{ name: 'stage', label: t('analysis.stage'), kind: 'choice' },
      options: stages.map((value) => ({ value, label: t(`case.stageIs.${value}`) })),
    },
    { name: 'domain', label: t('analysis.domain'), kind: 'line' },
    { name: 'domainLeadId', label: t('analysis.domainLead'), kind: 'person' },
    { name: 'ownerId', label: t('analysis.owner'), kind: 'person' },
    { name: 'due', label: t('analysis.due'), hint: t('analysis.dueHint'), kind: 'date' },
    { name: 'restricted', label: t('analysis.restrict'), kind: 'check' },
  ];
}

function bodyOf(values: Values): Schemas['NewAnalysisRequest'] {
  const { about = '', title = '', problem = '', method = 'whys', market = '', stage, due } = values;
  const markets = severalIn(market);
  return {
    ...{ about: severalIn(about), title, problem, method: method as Analysis['method'] },
    ...typed(values, 'domain', 'ownerId', 'domainLeadId'),
    ...(markets.length > 0 ? { markets } : {}),
    ...(stage ? { stage: stage as NonNullable<Analysis['stage']> } : {}),
    ...(due ? { due: { date: due } } : {}),
    ...(values['restricted'] === 'yes' ? { restricted: true } : {}),
  };
}
