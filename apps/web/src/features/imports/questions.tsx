import { Alert, Button, Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { ProblemError } from '../../lib/problem.js';
import { useClock, useTexts } from '../../lib/texts.js';
import type { Said } from './said.js';
import { questionIn, type FieldName, type Question } from './question.js';

interface Props {
  error: Error | null;
  program: string;
  say: (said: Said) => void;
  name: (program: string) => void;
}

/** What the API has to know before it can read the file, asked as a question; any other refusal in its own words. */
export function Questions({ error, program, say, name }: Props): ReactElement | null {
  const t = useTexts();
  const question = error instanceof ProblemError ? questionIn(error) : null;
  if (!question) return <Problem error={error} />;
  return (
    <Alert color="yellow" variant="light" role="alert" title={t('imports.ask.title')}>
      <Asked question={question} program={program} say={say} name={name} />
    </Alert>
  );
}

function Asked({ question, program, say, name }: Omit<Props, 'error'> & { question: Question }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  switch (question.kind) {
    case 'encoding':
      return (
        <Choices
          label={t('imports.ask.encoding')}
          options={question.encodings.map(({ encoding, sample }) => ({
            value: encoding,
            label: encoding,
            more: sample,
          }))}
          choose={(encoding) => say({ encoding })}
        />
      );
    case 'dates':
      return (
        <Choices
          label={t('imports.ask.dates')}
          options={question.orders.map(({ order, value, day }) => ({
            value: order,
            label: t(`imports.ask.${order}`),
            ...(day === '' ? {} : { more: t('imports.ask.sample', { value, day: clock.day(day) }) }),
          }))}
          choose={(dateOrder) => say({ dateOrder })}
        />
      );
    case 'program':
      return (
        <Choices
          label={t('imports.ask.near', { program })}
          options={[
            ...question.near.map((each) => ({ value: each, label: each })),
            { value: '', label: t('imports.ask.new', { program }) },
          ]}
          choose={(chosen) => (chosen === '' ? say({ create: true }) : name(chosen))}
        />
      );
    case 'column':
      return (
        <Choices
          label={t('imports.ask.columns', { field: t(`imports.field.${question.field}`) })}
          options={question.columns.map((each) => ({ value: each, label: each }))}
          choose={(column) => say({ mapping: { [question.field]: column } })}
        />
      );
    case 'missing':
      return (
        <Stack gap="sm">
          {question.fields.map((field) => (
            <Missing key={field} field={field} columns={question.columns} say={say} />
          ))}
        </Stack>
      );
  }
}

function Missing({ field, columns, say }: { field: FieldName; columns: string[]; say: Props['say'] }): ReactElement {
  const t = useTexts();
  const [text, write] = useState('');
  const instead = field === 'due' ? 'dueRule' : field === 'owner' ? 'defaultOwner' : null;
  return (
    <Group align="end" gap="sm">
      <Select
        label={t('imports.ask.missing', { field: t(`imports.field.${field}`) })}
        data={columns}
        searchable
        value={null}
        onChange={(column) => column !== null && say({ mapping: { [field]: column } })}
      />
      {instead !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            say({ [instead]: text.trim() });
          }}
        >
          <Group align="end" gap="xs">
            <TextInput
              label={t(`imports.ask.${instead}`)}
              placeholder={t(`imports.ask.${instead}Hint`)}
              value={text}
              onChange={(event) => write(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={text.trim() === ''}>
              {t('imports.ask.use')}
            </Button>
          </Group>
        </form>
      )}
    </Group>
  );
}

interface Choice {
  value: string;
  label: string;
  more?: string;
}

function Choices({
  label,
  options,
  choose,
}: {
  label: string;
  options: Choice[];
  choose: (value: string) => void;
}): ReactElement {
  return (
    <Radio.Group label={label} value={null} onChange={choose}>
      <Stack gap={6} mt={6}>
        {options.map((each) => (
          <Radio key={each.value} value={each.value} label={each.label} description={each.more} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
