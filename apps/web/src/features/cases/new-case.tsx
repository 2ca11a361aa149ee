import type { ReactElement } from 'react';
import { CommandForm, typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { SeenBefore } from './seen-before.js';
import { SeverityOf } from './severity.js';
import { fiveSteps, sources, stages } from './words.js';

/** A case is reported. */
export function NewCase({ made, close }: { made: (key: string) => void; close: () => void }): ReactElement {
  const t = useTexts();
  return (
    <CommandForm
      name="report-case"
      title={t('case.add')}
      fields={fieldsOf(t)}
      initial={{ source: 'internal_review' }}
      send={async (values, headers) => (await http.POST('/cases', { body: bodyOf(values), headers })).data}
      done={(found) => {
        close();
        if (found) made(found.key);
      }}
      close={close}
    >
      {({ likelihood = '', impact = '', title = '', text = '', domain = '', market = '' }) => (
        <>
          <SeverityOf likelihood={likelihood} impact={impact} />
          <SeenBefore title={title} text={text} domain={domain} market={market} />
        </>
      )}
    </CommandForm>
  );
}

function fieldsOf(t: ReturnType<typeof useTexts>): FormField[] {
  return [
    { name: 'title', label: t('case.name'), kind: 'line', required: true },
    { name: 'text', label: t('case.text'), kind: 'text', required: true },
    {
      name: 'source',
      label: t('case.source'),
      kind: 'choice',
      required: true,
      options: sources.map((value) => ({ value, label: t(`case.sourceIs.${value}`) })),
    },
    {
      name: 'sourceText',
      label: t('case.sourceText'),
      kind: 'line',
      required: true,
      when: { field: 'source', is: 'other' },
    },
    { name: 'likelihood', label: t('case.likelihood'), kind: 'choice', required: true, options: fiveSteps },
    { name: 'impact', label: t('case.impact'), kind: 'choice', required: true, options: fiveSteps },
    {
      name: 'stage',
      label: t('case.stage'),
      kind: 'choice',
      options: stages.map((value) => ({ value, label: t(`case.stageIs.${value}`) })),
    },
    { name: 'domain', label: t('case.domain'), kind: 'line' },
    { name: 'market', label: t('case.market'), kind: 'line' },
    { name: 'sample', label: t('case.sample'), kind: 'line', hint: t('case.sampleHint') },
    { name: 'leadId', label: t('case.triages'), kind: 'person' },
    { name: 'domainLeadId', label: t('case.domainLead'), kind: 'person' },
    { name: 'restricted', label: t('case.restrict'), kind: 'check' },
  ];
}

function bodyOf(values: Values): Schemas['NewCaseRequest'] {
  const { title = '', text = '', source = '', likelihood, impact, stage, market, sample, restricted } = values;
  return {
    title,
    text,
    source: source as Schemas['Case']['source'],
    likelihood: Number(likelihood),
    impact: Number(impact),
    ...typed(values, 'domain', 'leadId', 'domainLeadId', ...(source === 'other' ? (['sourceText'] as const) : [])),
    ...(stage ? { stage: stage as NonNullable<Schemas['Case']['stage']> } : {}),
    ...(market ? { markets: [market] } : {}),
    ...(sample ? { samples: [{ url: sample }] } : {}),
    ...(restricted === 'yes' ? { restricted: true } : {}),
  };
}
