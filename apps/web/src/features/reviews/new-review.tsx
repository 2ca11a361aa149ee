import type { ReactElement } from 'react';
import { CommandForm, typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { labelsOf, linesOf } from './typed-lists.js';

/** A round is begun, as a draft. */
export function NewReview({ made, close }: { made: (key: string) => void; close: () => void }): ReactElement {
  const t = useTexts();
  return (
    <CommandForm
      name="begin-review"
      title={t('review.add')}
      fields={fieldsOf(t)}
      initial={{ perItem: '2' }}
      send={async (values, headers) => (await http.POST('/review-rounds', { body: bodyOf(values), headers })).data}
      done={(found) => {
        close();
        if (found) made(found.key);
      }}
      close={close}
    />
  );
}

function fieldsOf(t: ReturnType<typeof useTexts>): FormField[] {
  const two = { field: 'perItem', is: '2' };
  return [
    { name: 'title', label: t('review.name'), kind: 'line', required: true },
    { name: 'decision', label: t('review.decisionAsked'), kind: 'line', required: true },
    { name: 'labels', label: t('review.labels'), kind: 'line', required: true, hint: t('review.labelsHint') },
    {
      name: 'perItem',
      label: t('review.perItem'),
      kind: 'choice',
      required: true,
      options: [
        { value: '1', label: t('review.perItemIs.one') },
        { value: '2', label: t('review.perItemIs.two') },
      ],
    },
    { name: 'due', label: t('review.judgeBy'), kind: 'date', required: true },
    { name: 'reviewer', label: t('review.reviewer'), kind: 'person' },
    { name: 'second', label: t('review.secondReviewer'), kind: 'person', when: two },
    { name: 'adjudicator', label: t('review.adjudicator'), kind: 'person', when: two },
    { name: 'policyLines', label: t('review.lines'), kind: 'text', hint: t('review.linesHint') },
    { name: 'text', label: t('review.text'), kind: 'text' },
    { name: 'domain', label: t('review.domain'), kind: 'line' },
    { name: 'market', label: t('review.market'), kind: 'line' },
    { name: 'domainLeadId', label: t('review.domainLead'), kind: 'person' },
  ];
}

function bodyOf(values: Values): Schemas['NewReviewRequest'] {
  const { title = '', decision = '', labels = '', perItem, due = '', policyLines = '', market } = values;
  const { reviewer, second, adjudicator } = values;
  const two = perItem === '2';
  return {
    title,
    decision: { text: decision, labels: labelsOf(labels) },
    perItem: Number(perItem),
    due: { date: due },
    policyLines: linesOf(policyLines),
    reviewerIds: [reviewer, ...(two ? [second] : [])].filter((id) => id !== undefined && id !== '') as string[],
    adjudicatorIds: two && adjudicator ? [adjudicator] : [],
    ...typed(values, 'text', 'domain', 'domainLeadId'),
    ...(market ? { markets: [market] } : {}),
  };
}
