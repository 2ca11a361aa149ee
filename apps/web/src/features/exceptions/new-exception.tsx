import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { CommandForm, typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { ratings, type Rating } from '../../components/rating.js';
import { http, type Schemas } from '../../lib/api.js';
import { given } from '../../lib/pages.js';
import { useTexts } from '../../lib/texts.js';

const kinds = ['policy_exception', 'risk_acceptance'] as const;

/** A draft of an exception or an acceptance. */
export function NewException({ made, close }: { made: (key: string) => void; close: () => void }): ReactElement {
  const t = useTexts();
  const rating = ratings.map((value) => ({ value, label: t(`rating.${value}`) }));
  const fields: FormField[] = [
    { name: 'title', label: t('exception.name'), kind: 'line', required: true },
    {
      name: 'kind',
      label: t('exception.kind'),
      kind: 'choice',
      required: true,
      options: kinds.map((value) => ({ value, label: t(`exception.kindIs.${value}`) })),
    },
    { name: 'rule', label: t('exception.rule'), kind: 'line', when: { field: 'kind', is: 'policy_exception' } },
    { name: 'scope', label: t('exception.scope'), kind: 'line', required: true },
    { name: 'items', label: t('exception.items'), kind: 'line', hint: t('exception.itemsHint') },
    { name: 'rationale', label: t('exception.rationale'), kind: 'text', required: true },
    { name: 'inherentRating', label: t('exception.inherent'), kind: 'choice', required: true, options: rating },
    { name: 'residualRating', label: t('exception.residual'), kind: 'choice', required: true, options: rating },
    { name: 'riskOwnerId', label: t('exception.owner'), kind: 'person', required: true },
    { name: 'domainLeadId', label: t('exception.lead'), kind: 'person' },
    { name: 'ends', label: t('exception.newEnd'), kind: 'date', required: true },
  ];
  return (
    <CommandForm
      name="draft-exception"
      title={t('exception.add')}
      fields={fields}
      initial={{ kind: 'policy_exception' }}
      send={async (values, headers) => (await http.POST('/exceptions', { body: bodyOf(values), headers })).data}
      done={(exception) => {
        close();
        if (exception) made(exception.key);
      }}
      close={close}
    >
      <Text size="xs" c="dimmed">
        {t('exception.addHint')}
      </Text>
    </CommandForm>
  );
}

function bodyOf(values: Values): Schemas['NewExceptionRequest'] {
  const items = (values['items'] ?? '').split(/[\s,;]+/).filter((each) => each !== '');
  const kind = values['kind'] === 'risk_acceptance' ? 'risk_acceptance' : 'policy_exception';
  return {
    title: values['title'] ?? '',
    kind,
    rationale: values['rationale'] ?? '',
    scope: { text: values['scope'] ?? '' },
    inherentRating: (values['inherentRating'] ?? '') as Rating,
    residualRating: (values['residualRating'] ?? '') as Rating,
    riskOwnerId: values['riskOwnerId'] ?? '',
    ends: { date: values['ends'] ?? '' },
    ...typed(values, 'domainLeadId', ...(kind === 'policy_exception' ? (['rule'] as const) : [])),
    ...given({ items: items.length > 0 ? items : undefined }),
  };
}
