import type { ReactElement } from 'react';
import { CommandForm, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { http, type Schemas } from '../../lib/api.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';
import type { CommandHeaders } from '../../lib/use-command.js';

type Scope = Schemas['Delegation']['scope'];
const scopes = ['approvals', 'everything'] as const satisfies readonly Scope[];

/** Who stands in while one is away; administrators say it for others too. */
export function NewDelegation({ done }: { done: () => void }): ReactElement {
  const t = useTexts();
  const administers = useMay('administer');
  const fields: FormField[] = [
    { name: 'standInId', label: t('delegation.standIn'), kind: 'person', required: true },
    {
      name: 'scope',
      label: t('delegation.scope'),
      kind: 'choice',
      required: true,
      options: scopes.map((value) => ({ value, label: t(`delegation.scopeWhat.${value}`) })),
    },
    { name: 'from.date', label: t('delegation.from'), kind: 'date' },
    { name: 'until.date', label: t('delegation.until'), kind: 'date', required: true },
    { name: 'reason', label: t('delegation.reason'), hint: t('delegation.reasonHint'), kind: 'line' },
    ...(administers.may ? [{ name: 'personId', label: t('delegation.person'), kind: 'person' as const }] : []),
  ];
  return (
    <CommandForm
      name="new-delegation"
      title={t('delegation.new')}
      fields={fields}
      initial={{ scope: 'approvals' }}
      send={create}
      done={done}
      close={done}
    />
  );
}

async function create(values: Values, headers: CommandHeaders): Promise<unknown> {
  const { standInId = '', scope, reason, personId, 'from.date': from, 'until.date': until = '' } = values;
  return http.POST('/delegations', {
    body: {
      standInId,
      scope: scope as Scope,
      until: { date: until },
      ...(from ? { from: { date: from } } : {}),
      ...(reason ? { reason } : {}),
      ...(personId ? { personId } : {}),
    },
    headers,
  });
}
