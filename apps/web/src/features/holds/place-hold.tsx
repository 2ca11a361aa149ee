import type { ReactElement } from 'react';
import { CommandForm, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import type { CommandHeaders } from '../../lib/use-command.js';

type Kind = Schemas['LegalHold']['on']['kind'];
const kinds = ['program', 'action_item', 'person', 'everything'] as const satisfies readonly Kind[];

/** Holds one thing, or everything, and says why. */
export function PlaceHold({ done }: { done: () => void }): ReactElement {
  const t = useTexts();
  const fields: FormField[] = [
    {
      name: 'kind',
      label: t('hold.kind'),
      kind: 'choice',
      required: true,
      options: kinds.map((value) => ({ value, label: t(`hold.kindIs.${value}`) })),
    },
    { name: 'programId', label: t('hold.program'), kind: 'program', when: { field: 'kind', is: 'program' } },
    {
      name: 'itemId',
      label: t('hold.item'),
      hint: t('hold.itemHint'),
      kind: 'line',
      required: true,
      when: { field: 'kind', is: 'action_item' },
    },
    { name: 'personId', label: t('hold.person'), kind: 'person', when: { field: 'kind', is: 'person' } },
    { name: 'reason', label: t('hold.reason'), kind: 'text', required: true },
  ];
  return (
    <CommandForm
      name="place-hold"
      title={t('hold.place')}
      fields={fields}
      initial={{ kind: 'program' }}
      send={place}
      done={done}
      close={done}
    />
  );
}

async function place(values: Values, headers: CommandHeaders): Promise<unknown> {
  return http.POST('/legal-holds', { body: { reason: values['reason'] ?? '', ...(await heldOf(values)) }, headers });
}

/** What was chosen; what was typed for another kind is not sent. */
async function heldOf({ kind, programId, itemId, personId }: Values): Promise<object> {
  switch (kind as Kind) {
    case 'program':
      return programId ? { programId } : {};
    case 'action_item': {
      const { data } = await http.GET('/action-items/{id}', { params: { path: { id: itemId ?? '' } } });
      return { itemId: data?.id };
    }
    case 'person':
      return personId ? { personId } : {};
    case 'everything':
      return { everything: true };
  }
}
