import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { CommandForm, typed } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { policyKinds } from './kinds.js';
import { writtenOn } from './written.js';

type Kind = Schemas['Policy']['kind'];

interface Props {
  made: (id: string) => void;
  close: () => void;
}

/** A policy of a name of its own. Its first version is a draft that begins as the default of its kind is, and is then written. */
export function NewPolicy({ made, close }: Props): ReactElement {
  const t = useTexts();
  const all = useQuery(api.queryOptions('get', '/policies', { params: { query: { limit: 100 } } })).data?.items ?? [];
  const fields: FormField[] = [
    {
      name: 'kind',
      label: t('policy.kind'),
      kind: 'choice',
      required: true,
      options: policyKinds.map((value) => ({ value, label: t(`policy.kindIs.${value}`) })),
    },
    { name: 'name', label: t('policy.named'), kind: 'line', required: true },
    { name: 'description', label: t('policy.what'), hint: t('policy.beginsAs'), kind: 'text' },
  ];
  return (
    <CommandForm
      name="add-policy"
      title={t('policy.add')}
      fields={fields}
      send={async (values, headers) => {
        const { name = '' } = values;
        const kind = values['kind'] as Kind;
        const like = all.filter((each) => each.kind === kind);
        const begun = like.find(({ isDefault }) => isDefault) ?? like[0];
        // Where there is none, the API says what its body needs.
        const body = ((begun && writtenOn(begun)?.body) ?? {}) as Schemas['NewPolicy']['body'];
        return (await http.POST('/policies', { body: { kind, name, ...typed(values, 'description'), body }, headers }))
          .data;
      }}
      done={(policy) => {
        close();
        if (policy) made(policy.id);
      }}
      close={close}
    />
  );
}
