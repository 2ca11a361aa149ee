import { Button, FileInput, Group, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent, type ReactElement } from 'react';
import { http } from '../../lib/api.js';
import { fingerprint } from '../../lib/intent.js';
import { useDraft } from '../../lib/draft.js';
import { useFocusFirst } from '../../lib/focus-first.js';
import { fieldProblem, ProblemError } from '../../lib/problem.js';
import { graveColour } from '../../lib/theme.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { SpanField } from '../span-field.js';
import { PersonPicker } from '../person-picker.js';
import { Problem } from '../problem.js';
import { Prove } from '../prove.js';
import { Conditions } from './conditions.js';
import { DuePreview } from './due-preview.js';
import { acts, openQuestion, type Act, type ActName, type Field, type ItemToAct, type Values } from './acts.js';

interface Props {
  item: ItemToAct;
  name: ActName;
  /** What stands in its fields when it is opened, whatever was typed before. */
  initial?: Values;
  done: () => void;
  cancel: () => void;
}

/**
 * The form of one act: what it needs, and nothing else. What was typed stays until it was sent. Where nothing is to be said,
 * and nothing ends by it, choosing it is doing it.
 */
export function ActForm({ item, name, initial, done, cancel }: Props): ReactElement {
  const t = useTexts();
  const act: Act = acts[name];
  const draft = useDraft(`${name}/${item.id}`);
  const values = parsed(draft.text);
  const given = useRef(initial);
  useEffect(() => {
    if (given.current === undefined) return;
    draft.write(JSON.stringify({ ...parsed(draft.text), ...given.current }));
    given.current = undefined;
  });
  const [files, chooseFiles] = useState<File[]>([]);
  const [sending, setSending] = useState<string | null>(null);
  const command = useCommand<{ values: Values; version: number }, unknown>(
    `${name}/${item.id}`,
    async ({ values: given }, headers) => {
      for (const file of files) {
        setSending(file.name);
        await addFile(item.id, file, headers['idempotency-key']);
        chooseFiles((left) => left.filter((each) => each !== file));
      }
      setSending(null);
      return act.send(item, given, headers);
    },
    () => {
      draft.sent();
      done();
    },
  );
  const send = (event?: SyntheticEvent): void => {
    event?.preventDefault();
    command.mutate({ values, version: item.version });
  };
  const firstTyped = act.fields.findIndex(({ kind }) => kind !== 'files');
  const form = useFocusFirst();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || act.fields.length > 0 || act.grave) return;
    begun.current = true;
    send();
  });
  const write = (field: string, value: string): void => draft.write(JSON.stringify({ ...values, [field]: value }));
  const question = name === 'answer' ? openQuestion(item) : undefined;
  const asked = command.error instanceof ProblemError && command.error.code === 'proof-required';
  return (
    <form ref={form} onSubmit={send} aria-label={t(`act.${name}`)}>
      <Stack gap="sm">
        {question && (
          <Text size="sm">
            <strong>{question.askedBy.name}:</strong> {question.question}
          </Text>
        )}
        {act.fields.map((field, index) => (
          <FieldInput
            key={field.name}
            field={field}
            first={index === firstTyped}
            value={values[field.name] ?? ''}
            error={fieldProblem(command.error, field.name)}
            write={(value) => write(field.name, value)}
            files={files}
            chooseFiles={chooseFiles}
          />
        ))}
        {act.conditions && <Conditions values={values} error={command.error} write={write} />}
        {(name === 'askForTime' || name === 'changeDue') && (
          <DuePreview id={item.id} by={name} date={values['due.date'] ?? ''} time={values['due.time'] ?? ''} />
        )}
        {asked ? <Prove again={() => send()} /> : <Problem error={command.error} />}
        <Group gap="xs">
          <Button
            type="submit"
            color={act.grave ? graveColour : undefined}
            loading={command.isPending}
            data-autofocus={act.fields.length === 0 || undefined}
          >
            {t(`act.${name}`)}
          </Button>
          <Button variant="subtle" color="gray" onClick={cancel}>
            {t('act.close')}
          </Button>
          {sending !== null && (
            <Text size="sm" role="status">
              {t('act.sendingFile', { name: sending })}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}

interface FieldProps {
  field: Field;
  first: boolean;
  value: string;
  error: string | null;
  write: (value: string) => void;
  files: File[];
  chooseFiles: (files: File[]) => void;
}

function FieldInput({ field, first, value, error, write, files, chooseFiles }: FieldProps): ReactElement {
  const t = useTexts();
  const common = {
    label: t(`field.${field.label}`),
    required: field.required ?? false,
    error,
    'data-autofocus': first || undefined,
  };
  switch (field.kind) {
    case 'files':
      return (
        <FileInput
          multiple
          clearable
          {...common}
          placeholder={t('field.filesHint')}
          value={files}
          onChange={chooseFiles}
        />
      );
    case 'person':
      return (
        <PersonPicker label={common.label} value={value || null} onChange={(id) => write(id ?? '')} error={error} />
      );
    case 'span':
      return <SpanField label={common.label} optional value={value} error={error} write={write} />;
    case 'text':
      return <Textarea {...common} value={value} onChange={(event) => write(event.currentTarget.value)} />;
    case 'line':
    case 'date':
    case 'time':
      return (
        <TextInput
          {...common}
          type={field.kind === 'line' ? 'text' : field.kind}
          value={value}
          onChange={(event) => write(event.currentTarget.value)}
          maw="16rem"
        />
      );
  }
}

async function addFile(id: string, file: File, key: string): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  await http.POST('/action-items/{id}/evidence/files', {
    params: { path: { id } },
    body: body as never,
    bodySerializer: (form: unknown) => form as FormData,
    headers: { 'idempotency-key': `${key}-${fingerprint([file.name, file.size, file.lastModified])}` },
  });
}

function parsed(text: string): Values {
  try {
    return text === '' ? {} : (JSON.parse(text) as Values);
  } catch {
    return {};
  }
}
