import { Button, Group, Text } from '@mantine/core';
import { useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { actKeys, useCommands } from '../../lib/shortcuts.js';
import { useTexts } from '../../lib/texts.js';
import type { CommandHeaders } from '../../lib/use-command.js';
import { CommandForm, type Values } from '../form/command-form.js';
import type { FormField } from '../form/form-field.js';

/** Something that may be done to a record, with what it needs. Whether it may be done comes with the record. */
export interface RecordAct {
  id: string;
  /** The event that it is in the table of states. */
  event: string;
  title: string;
  /** A letter of its own; the first three of those without one have the usual ones. */
  key?: string;
  fields: readonly FormField[];
  initial?: Values;
  primary?: boolean;
  /** Ends or refuses something. */
  grave?: boolean;
  /** What is said below the fields, by what stands in them. */
  beside?: (values: Values) => ReactNode;
  send: (values: Values, headers: CommandHeaders) => Promise<unknown>;
}

interface Props {
  record: { id: string; key: string; title: string; version: number };
  allowed: readonly string[];
  acts: readonly RecordAct[];
  /** Whose turn it is, where it is somebody else's. */
  waitingFor: readonly { name: string }[];
  /** After a decision, e.g. to go to the next. */
  decided?: () => void;
}

/** What whoever looks may do to a record, the first three by a key each, and the form of what they chose. */
export function RecordActs({ record, allowed, acts, waitingFor, decided }: Props): ReactElement {
  const t = useTexts();
  const [chosen, choose] = useState<string | null>(null);
  const possible = acts.filter(({ event }) => allowed.includes(event));
  const plain = possible.filter(({ key }) => key === undefined);
  const names = possible
    .map((act) => `${act.id}\t${act.title}\t${act.key ?? actKeys[plain.indexOf(act)] ?? ''}`)
    .join('\n');
  useCommands(
    useMemo(
      () =>
        (names === '' ? [] : names.split('\n')).map((line) => {
          const [id = '', label = '', key = ''] = line.split('\t');
          const group = `${record.key} ${record.title}`;
          return { id: `record/${id}`, label, group, ...(key === '' ? {} : { key }), run: () => choose(id) };
        }),
      [names, record.key, record.title],
    ),
  );
  const act = possible.find(({ id }) => id === chosen);
  if (act)
    return (
      <CommandForm
        key={act.id}
        name={`${act.id}/${record.id}`}
        title={act.title}
        fields={act.fields}
        {...(act.initial ? { initial: act.initial } : {})}
        grave={act.grave ?? false}
        send={act.send}
        done={() => {
          choose(null);
          if (act.event === 'sign') decided?.();
        }}
        close={() => choose(null)}
      >
        {act.beside}
      </CommandForm>
    );
  const waits = waitingFor.map(({ name }) => name).join(', ');
  if (possible.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {waits === '' ? t('act.none') : t('act.waits', { who: waits })}
      </Text>
    );
  return (
    <Group gap="xs">
      {possible.map(({ id, title, primary }) => (
        <Button key={id} variant={primary ? 'filled' : 'default'} onClick={() => choose(id)}>
          {title}
        </Button>
      ))}
    </Group>
  );
}
