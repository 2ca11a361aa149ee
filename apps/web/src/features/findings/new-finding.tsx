import type { ReactElement } from 'react';
import { CommandForm, typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { ratings, type Rating } from '../../components/rating.js';
import { http, type Schemas } from '../../lib/api.js';
import { severalIn } from '../../lib/several.js';
import { useTexts } from '../../lib/texts.js';
import { stages } from './words.js';

/** What stands in the form before anything is typed: of the case, or the analysis, that it comes out of. */
export interface Begun {
  /** To what it is linked from the start: `CA-12`. */
  link?: string;
  /** The signed analysis that gives its cause: `RA-4`. */
  analysis?: string;
  values: Values;
}

interface Props {
  begun?: Begun | undefined;
  made: (key: string) => void;
  close: () => void;
}

/** A finding, or an observation, is written down. */
export function NewFinding({ begun, made, close }: Props): ReactElement {
  const t = useTexts();
  const key = begun?.link ?? begun?.analysis;
  return (
    <CommandForm
      name={key === undefined ? 'add-finding' : `add-finding/${key}`}
      title={key === undefined ? t('finding.add') : t('finding.addOf', { key })}
      fields={fieldsOf(t)}
      initial={{ grade: 'finding', ...begun?.values }}
      send={async (values, headers) => (await http.POST('/findings', { body: bodyOf(values, begun), headers })).data}
      done={(found) => {
        close();
        if (found) made(found.key);
      }}
      close={close}
    />
  );
}

function fieldsOf(t: ReturnType<typeof useTexts>): FormField[] {
  const isFinding = { field: 'grade', is: 'finding' };
  return [
    {
      name: 'grade',
      label: t('finding.grade'),
      kind: 'choice',
      required: true,
      options: (['finding', 'observation'] as const).map((value) => ({ value, label: t(`finding.gradeIs.${value}`) })),
    },
    { name: 'title', label: t('finding.name'), kind: 'line', required: true },
    { name: 'condition', label: t('finding.condition'), kind: 'text', required: true },
    { name: 'criteria', label: t('finding.criteria'), kind: 'text', when: isFinding },
    {
      name: 'rating',
      label: t('finding.rating'),
      kind: 'choice',
      required: true,
      when: isFinding,
      options: ratings.map((value) => ({ value, label: t(`rating.${value}`) })),
    },
    { name: 'market', label: t('finding.market'), hint: t('finding.marketHint'), kind: 'line', required: true },
    { name: 'ownerId', label: t('finding.owner'), kind: 'person' },
    {
      name: 'recommendation',
      label: t('finding.recommendations'),
      hint: t('finding.recommendationsHint'),
      kind: 'text',
      when: isFinding,
    },
    {
      name: 'stage',
      label: t('finding.stage'),
      kind: 'choice',
      options: stages.map((value) => ({ value, label: t(`case.stageIs.${value}`) })),
    },
    { name: 'domain', label: t('finding.domain'), kind: 'line' },
    { name: 'domainLeadId', label: t('finding.domainLead'), kind: 'person' },
    { name: 'restricted', label: t('finding.restrict'), kind: 'check' },
  ];
}

function bodyOf(values: Values, begun: Begun | undefined): Schemas['NewFindingRequest'] {
  const { grade = 'finding', title = '', condition = '', rating, market = '', stage, recommendation = '' } = values;
  const isFinding = grade === 'finding';
  const recommendations = severalIn(recommendation, /\n+/);
  return {
    ...{ grade: grade as Schemas['Finding']['grade'], title, condition },
    markets: severalIn(market),
    ...typed(values, 'domain', 'ownerId', 'domainLeadId', ...(isFinding ? (['criteria'] as const) : [])),
    ...(isFinding && rating ? { rating: rating as Rating } : {}),
    ...(isFinding && recommendations.length > 0 ? { recommendations } : {}),
    ...(stage ? { stage: stage as NonNullable<Schemas['Finding']['stage']> } : {}),
    ...(values['restricted'] === 'yes' ? { restricted: true } : {}),
    ...(begun?.link === undefined ? {} : { links: [begun.link] }),
    ...(begun?.analysis === undefined ? {} : { analysis: begun.analysis }),
  };
}
