import type { ReactElement } from 'react';
import { CommandForm, typed } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { http } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { fiveSteps } from './acts.js';

/** A risk for the register. */
export function NewRisk({ made, close }: { made: (key: string) => void; close: () => void }): ReactElement {
  const t = useTexts();
  const fields: FormField[] = [
    { name: 'title', label: t('risk.name'), kind: 'line', required: true },
    { name: 'text', label: t('risk.text'), kind: 'text', required: true },
    { name: 'ownerId', label: t('risk.owner'), kind: 'person', required: true },
    { name: 'likelihood', label: t('risk.likelihood'), kind: 'choice', required: true, options: fiveSteps },
    { name: 'impact', label: t('risk.impact'), kind: 'choice', required: true, options: fiveSteps },
    { name: 'reviewEvery', label: t('risk.every'), kind: 'span', required: true, hint: t('risk.everyHint') },
    { name: 'domain', label: t('risk.domain'), kind: 'line' },
    { name: 'domainLeadId', label: t('risk.lead'), kind: 'person' },
  ];
  return (
    <CommandForm
      name="add-risk"
      title={t('risk.add')}
      fields={fields}
      initial={{ reviewEvery: '3 months' }}
      send={async (values, headers) => {
        const { title = '', text = '', ownerId = '', likelihood, impact, reviewEvery = '' } = values;
        const body = {
          title,
          text,
          ownerId,
          likelihood: Number(likelihood),
          impact: Number(impact),
          reviewEvery,
          ...typed(values, 'domain', 'domainLeadId'),
        };
        return (await http.POST('/risks', { body, headers })).data;
      }}
      done={(risk) => {
        close();
        if (risk) made(risk.key);
      }}
      close={close}
    />
  );
}
