import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactElement, ReactNode, SyntheticEvent } from 'react';
import { useDraft } from '../../lib/draft.js';
import { fieldProblem, ProblemError } from '../../lib/problem.js';
import { graveColour } from '../../lib/theme.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand, type CommandHeaders } from '../../lib/use-command.js';
import { Problem } from '../problem.js';
import { Prove } from '../prove.js';
import { isApart, taken, typedInto, typedOf } from './apart.js';
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
  /** What is said or asked besides, below the fields; by what stands in them, where it is a function. */
  children?: ReactNode | ((values: Values) => ReactNode);
}

/** A form that sends one command. What was typed stays until it was sent; what is wrong is said at its field. */
export function CommandForm<Answer>(props: Props<Answer>): ReactElement {
  const { name, title, fields, initial = {}, grave = false, done, close, children } = props;
  const t = useTexts();
  const draft = useDraft(name);
  const kept = parsed(draft.text);
  const values: Values = { ...initial, ...typedOf(kept) };
  const keep = (next: Values): void => draft.write(Object.keys(next).length === 0 ? '' : JSON.stringify(next));
  const asked = fields.filter((field) => isAsked(field, fields, values));
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
            <div key={field.name}>
              <FormInput
                field={field}
                first={index === 0}
                value={values[field.name] ?? ''}
                error={fieldProblem(command.error, field.name)}
                write={(value) => keep(typedInto(kept, field.name, value, initial[field.name] ?? ''))}
              />
              {isApart(kept, field.name, initial[field.name] ?? '') && (
                <Meanwhile
                  field={field}
                  stands={initial[field.name] ?? ''}
                  take={() => keep(taken(kept, field.name))}
                />
              )}
            </div>
          ))}
          {typeof children === 'function' ? children(values) : children}
          {proofAsked ? <Prove again={() => send()} /> : <Problem error={command.error} />}
          <Group gap="xs">
            <Button type="submit" color={grave ? graveColour : undefined} loading={command.isPending}>
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

/** Somebody else changed what one is typing over: their text stands beside one's own, until one chooses. */
function Meanwhile({ field, stands, take }: { field: FormField; stands: string; take: () => void }): ReactElement {
  const t = useTexts();
  const named = field.options?.find(({ value }) => value === stands)?.label;
  const text = ['person', 'team', 'program', 'check'].includes(field.kind) ? null : (named ?? stands);
  return (
    <Group gap="xs" mt={4} role="status" wrap="nowrap">
      <Text size="xs">
        {text === null ? t('form.meanwhileChanged') : t('form.meanwhile', { text: text === '' ? '–' : text })}
      </Text>
      <Button variant="subtle" size="compact-xs" onClick={take}>
        {t('form.take')}
      </Button>
    </Group>
  );
}

/** A field that hangs on another is asked for where that one is, and says so. */
function isAsked({ when }: FormField, fields: readonly FormField[], values: Values): boolean {
  if (when === undefined) return true;
  const on = fields.find(({ name }) => name === when.field);
  return (on === undefined || isAsked(on, fields, values)) && [when.is].flat().includes(values[when.field] ?? '');
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
