import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { CommandForm, typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { rules, type Alignment } from './words.js';

const mostTeams = 30;

/** The teams that a finding concerns are asked. */
export function NewAlignment({
  finding,
  made,
  close,
}: {
  /** By its key. */
  finding: string;
  made: (key: string) => void;
  close: () => void;
}): ReactElement {
  const t = useTexts();
  const [teams, setTeams] = useState(2);
  return (
    <CommandForm
      name={`ask-teams/${finding}`}
      title={t('alignment.addOf', { key: finding })}
      fields={fieldsOf(t, teams)}
      initial={{ rule: 'all' }}
      send={async (values, headers) =>
        (await http.POST('/alignments', { body: bodyOf(values, finding, teams), headers })).data
      }
      done={(round) => {
        close();
        if (round) made(round.key);
      }}
      close={close}
    >
      {teams < mostTeams && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setTeams(teams + 1)}>
            {t('alignment.moreTeams')}
          </Button>
        </div>
      )}
    </CommandForm>
  );
}

function fieldsOf(t: ReturnType<typeof useTexts>, teams: number): FormField[] {
  const asked = Array.from({ length: teams }, (_, index): FormField[] => [
    {
      ...{ name: `teams.${index}.teamId`, label: t('alignment.team', { number: index + 1 }), kind: 'team' },
      required: index === 0,
    },
    { name: `teams.${index}.personId`, label: t('alignment.person', { number: index + 1 }), kind: 'person' },
  ]);
  return [
    { name: 'proposal', label: t('alignment.proposal'), kind: 'text', required: true },
    { name: 'due', label: t('alignment.by'), kind: 'date', required: true },
    {
      ...{ name: 'rule', label: t('alignment.rule'), kind: 'choice', required: true },
      options: rules.map((value) => ({ value, label: t(`alignment.ruleIs.${value}`) })),
    },
    {
      ...{ name: 'required', label: t('alignment.required'), kind: 'line', required: true },
      when: { field: 'rule', is: 'quorum' },
    },
    ...asked.flat(),
    { name: 'chairId', label: t('alignment.chairAsked'), kind: 'person' },
  ];
}

function bodyOf(values: Values, finding: string, teams: number): Schemas['NewAlignmentRequest'] {
  const { proposal = '', due = '', rule = 'all', required = '' } = values;
  const kind = rule as Alignment['rule']['kind'];
  const asked = Array.from({ length: teams }, (_, index) => {
    const [teamId, personId] = [values[`teams.${index}.teamId`], values[`teams.${index}.personId`]];
    return teamId ? [{ teamId, ...(personId ? { personId } : {}) }] : [];
  });
  return {
    ...{ finding, proposal, due: { date: due }, teams: asked.flat() },
    rule: kind === 'quorum' ? { kind, required: Number(required) } : { kind },
    ...typed(values, 'chairId'),
  };
}
