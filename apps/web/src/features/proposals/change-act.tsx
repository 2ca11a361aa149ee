import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { CommandForm, typed, type Values } from '../../components/form/command-form.js';
import type { RecordAct } from '../../components/record/record-acts.js';
import { http } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { changedIn, fieldsOf, saidBy, valuesOf } from './arguments.js';
import { ChangedArguments } from './changed-arguments.js';
import type { Proposal } from './words.js';

/** Approves a proposal with other arguments: nothing but what was said with its command can be another. */
export function changeAct(t: ReturnType<typeof useTexts>, one: Proposal): RecordAct {
  return {
    ...{ id: 'change', event: 'approve', key: 'e', title: t('proposal.act.change') },
    fields: [
      ...fieldsOf(one.arguments, { lines: t('proposal.hint.lines'), json: t('proposal.hint.json') }),
      { name: 'note', label: t('field.note'), kind: 'text' },
    ],
    initial: valuesOf(one.arguments),
    beside: (values) => <Changed of={one} values={values} />,
    send: (values, headers) =>
      http.POST('/proposals/{id}/approve', {
        ...{ params: { path: { id: one.id } }, headers },
        body: { digest: one.digest, arguments: saidBy(values, one.arguments), ...typed(values, 'note') },
      }),
  };
}

/** Whether something was said with its command that could be another. */
export const isChangeable = (one: Proposal): boolean => Object.keys(one.arguments).length > 0;

function Changed({ of: one, values }: { of: Proposal; values: Values }): ReactElement {
  const t = useTexts();
  const changed = changedIn(one.arguments, saidBy(values, one.arguments));
  return changed.length === 0 ? (
    <Text size="sm" c="dimmed">
      {t('proposal.asItIs')}
    </Text>
  ) : (
    <ChangedArguments of={changed} label={`${t('proposal.changing')}: ${one.key}`} />
  );
}

/** The same in the inbox, below the proposal. */
export function ChangeForm({ of: one, close }: { of: Proposal; close: () => void }): ReactElement {
  const t = useTexts();
  const { id, title, fields, initial = {}, beside, send } = changeAct(t, one);
  return (
    <CommandForm {...{ title, fields, initial, send, close }} name={`${id}/${one.id}`} done={close}>
      {beside}
    </CommandForm>
  );
}
