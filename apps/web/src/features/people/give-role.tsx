import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { CommandForm, instantOf, typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { http, type Schemas } from '../../lib/api.js';
import { given } from '../../lib/pages.js';
import { useTexts } from '../../lib/texts.js';

export const roles = [
  'administrator',
  'head_of_governance',
  'program_manager',
  'risk_analyst',
  'control_owner',
  'tester',
  'auditor',
  'member',
] as const satisfies readonly Schemas['RoleGrant']['role'][];
export type Role = (typeof roles)[number];

type Scope = Schemas['RoleGrant']['scope'];
const scopes = ['all', 'domain', 'market', 'program'] as const satisfies readonly Scope[];

interface Props {
  /** To whom; else it is asked. */
  personId?: string;
  done: () => void;
}

/** A role for somebody, or for a team, where and until when. */
export function GiveRole({ personId, done }: Props): ReactElement {
  const t = useTexts();
  const fields: FormField[] = [
    ...(personId === undefined
      ? ([
          { name: 'personId', label: t('access.person'), kind: 'person' },
          { name: 'teamId', label: t('person.team'), kind: 'team' },
        ] as const)
      : []),
    {
      name: 'role',
      label: t('access.role'),
      kind: 'choice',
      required: true,
      options: roles.map((value) => ({ value, label: t(`access.roleIs.${value}`) })),
    },
    {
      name: 'scope',
      label: t('access.scope'),
      kind: 'choice',
      required: true,
      options: scopes.map((value) => ({ value, label: t(`access.scopeIs.${value}`) })),
    },
    { name: 'domain', label: t('access.domain'), kind: 'line', when: { field: 'scope', is: 'domain' } },
    { name: 'market', label: t('access.market'), kind: 'line', when: { field: 'scope', is: 'market' } },
    { name: 'programId', label: t('access.program'), kind: 'program', when: { field: 'scope', is: 'program' } },
    { name: 'from', label: t('access.from'), kind: 'moment' },
    { name: 'until', label: t('access.end'), kind: 'moment' },
    { name: 'reason', label: t('access.reason'), kind: 'text', required: true },
  ];
  const send = (values: Values, headers: { 'idempotency-key': string }) =>
    http.POST('/role-grants', {
      body: {
        role: (values['role'] ?? '') as Role,
        scope: (values['scope'] ?? '') as Scope,
        reason: values['reason'] ?? '',
        ...typed(values, 'teamId', ...scoped(values['scope'])),
        ...given({
          personId: personId ?? (values['personId'] || undefined),
          from: instantOf(values['from']),
          until: instantOf(values['until']),
        }),
      },
      headers,
    });
  return (
    <CommandForm
      name={`give-role/${personId ?? ''}`}
      title={t('access.give')}
      fields={fields}
      send={send}
      done={done}
      close={done}
    >
      <Text size="xs" c="dimmed">
        {t('access.giveHint')}
      </Text>
    </CommandForm>
  );
}

/** What belongs to the scope that was chosen; what was typed for another is not sent. */
function scoped(scope: string | undefined): ('domain' | 'market' | 'programId')[] {
  switch (scope) {
    case 'domain':
    case 'market':
      return [scope];
    case 'program':
      return ['programId'];
    default:
      return [];
  }
}
