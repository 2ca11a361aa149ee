import { Button, Group } from '@mantine/core';
import i18n from 'i18next';
import { useState, type ReactElement } from 'react';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { CommandForm, typed, type Values } from '../form/command-form.js';
import type { FormField } from '../form/form-field.js';

type Task = Schemas['AiTask'];
type Run = Schemas['AiRunDetail'];

interface Props {
  of: { id: string; key: string };
  tasks: readonly Task[];
  asked: (run: Run) => void;
}

const languages = ['en', 'zh-CN', 'id', 'th', 'vi', 'ms'] as const;
/** A file is read, or what is pasted. */
const pasted = '';

/** What a model is asked with something besides the record: a text that it reads, or a language. */
export function ModelAsks({ of, tasks, asked }: Props): ReactElement {
  const t = useTexts();
  const [open, setOpen] = useState<Task['task'] | null>(null);
  const task = tasks.find((one) => one.task === open);
  return (
    <>
      <Group gap="xs">
        {tasks.map((one) => (
          <Button
            key={one.task}
            variant="default"
            size="compact-sm"
            aria-expanded={one.task === open}
            onClick={() => setOpen(one.task === open ? null : one.task)}
          >
            {t(`model.ask.${one.task}`)}
          </Button>
        ))}
      </Group>
      {task && <AskForm key={task.task} of={of} task={task} close={() => setOpen(null)} asked={asked} />}
    </>
  );
}

function AskForm({
  of: { id, key },
  task,
  close,
  asked,
}: Pick<Props, 'of' | 'asked'> & { task: Task; close: () => void }): ReactElement {
  const t = useTexts();
  const initial: Values = task.needs === 'language' ? { into: i18n.language === 'zh-CN' ? 'zh-CN' : 'en' } : {};
  return (
    <CommandForm<Run>
      name={`ai/${task.task}/${id}`}
      title={t(`model.send.${task.needs === 'language' ? 'language' : 'text'}`)}
      fields={task.needs === 'language' ? intoFields(t) : textFields(t, task.files ?? [])}
      initial={initial}
      send={async (values, headers) => {
        const body = { task: task.task, record: key, ...typed(values, 'text', 'called', 'evidence', 'into') };
        return (await http.POST('/ai/runs', { body: body as Schemas['NewRunRequest'], headers })).data as Run;
      }}
      done={(run) => {
        close();
        asked(run);
      }}
      close={close}
    />
  );
}

function intoFields(t: ReturnType<typeof useTexts>): FormField[] {
  const options = languages.map((value) => ({ value, label: t(`model.into.${value}`) }));
  return [{ name: 'into', label: t('model.intoWhich'), kind: 'choice', options, required: true }];
}

function textFields(t: ReturnType<typeof useTexts>, files: NonNullable<Task['files']>): FormField[] {
  const when = files.length === 0 ? {} : { when: { field: 'evidence', is: pasted } };
  const options = files.map(({ id, fileName, itemKey }) => ({ value: id, label: `${fileName} (${itemKey})` }));
  const choose: FormField = {
    name: 'evidence',
    label: t('model.file'),
    hint: t('model.fileHint'),
    kind: 'choice',
    options,
  };
  return [
    ...(files.length === 0 ? [] : [choose]),
    { name: 'text', label: t('model.text'), hint: t('model.textHint'), kind: 'text', ...when },
    { name: 'called', label: t('model.called'), kind: 'line', ...when },
  ];
}
