import { Button, Group, Paper, Stack } from '@mantine/core';
import type { ReactElement, ReactNode, SyntheticEvent } from 'react';
import { useDraft } from '../../lib/draft.js';
import { fieldProblem, ProblemError } from '../../lib/problem.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand, type CommandHeaders } from '../../lib/use-command.js';
import { Problem } from '../problem.js';
import { Prove } from '../prove.js';
import { FormInput, type FormField } from './form-field.js';

export type Values = Readonly<Record<string, string>>;

interface Props<Answer> {
  /** What is done to what, such as `give-role/ID`: its draft and its key go by it. */
  name: string;
  /** What it is called: on its button too. */
  title: string;
  fields: readonly FormField[];
  /** What stands there before anything is typed. */
  initial?: Values;
  grave?: boolean;
  send: (values: Values, headers: CommandHeaders) => Promise<Answer>;
  done: (answer: Answer) => void;
  close?: () => void;
  /** What is said or asked besides, below the fields. */
  children?: ReactNode;
}

/** A form that sends one command. What was typed stays until it was sent; what is wrong is said at its field. */
export function CommandForm<Answer>(props: Props<Answer>): ReactElement {
  const { name, title, fields, initial = {}, grave = false, done, close, children } = props;
  const t = useTexts();
  const draft = useDraft(name);
  const values: Values = { ...initial, ...parsed(draft.text) };
  const asked = fields.filter(({ when }) => when === undefined || values[when.field] === when.is);
  const command = useCommand<Values, Answer>(
    name,
    (given, headers) => props.send(given, headers),
    (answer) => {
      draft.sent();
      done(answer);
    },
  );
  const proofAsked = command.error instanceof ProblemError && command.error.code === 'proof-required';
  const send = (event?: SyntheticEvent): void => {
    event?.preventDefault();
    command.mutate(Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value.trim()])));
  };
  return (
    <Paper withBorder p="sm" maw="36rem">
      <form onSubmit={send} aria-label={title}>
        <Stack gap="sm">
          {asked.map((field, index) => (
            <FormInput
              key={field.name}
              field={field}
              first={index === 0}
              value={values[field.name] ?? ''}
              error={fieldProblem(command.error, field.name)}
              write={(value) => draft.write(JSON.stringify({ ...parsed(draft.text), [field.name]: value }))}
            />
          ))}
          {children}
          {proofAsked ? <Prove again={() => send()} /> : <Problem error={command.error} />}
          <Group gap="xs">
            <Button type="submit" color={grave ? 'red' : undefined} loading={command.isPending}>
              {title}
            </Button>
            {close && (
              <Button variant="subtle" color="gray" onClick={close}>
                {t('act.close')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

function parsed(text: string): Values {
  try {
    return text === '' ? {} : (JSON.parse(text) as Values);
  } catch {
    return {};
  }
}

/** Of these fields, what was typed; an empty one is not sent. */
export function typed<K extends string>(values: Values, ...names: K[]): Partial<Record<K, string>> {
  return Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name]]] : []))) as Partial<
    Record<K, string>
  >;
}

/** What a field of day and time says, as an instant; in the zone of whoever looks. */
export function instantOf(local: string | undefined): string | undefined {
  return local === undefined || local === '' ? undefined : new Date(local).toISOString();
}
