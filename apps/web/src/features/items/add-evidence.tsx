import { Button, FileInput, Group, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState, type DragEvent, type SubmitEvent, type ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useDraft } from '../../lib/draft.js';
import { fieldProblem } from '../../lib/problem.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';

/** Files dropped or chosen go at once; a link has a form. */
export function AddEvidence({ item }: { item: Schemas['ActionItemDetail'] }): ReactElement {
  const t = useTexts();
  const [over, setOver] = useState(false);
  const [linking, link] = useState(false);
  const chosen = useRef<readonly File[]>([]);
  const add = useCommand<readonly Sent[], unknown>(`add_evidence/${item.id}`, async (_, headers) => {
    for (const [place, file] of chosen.current.entries()) {
      const body = new FormData();
      body.append('file', file);
      await http.POST('/action-items/{id}/evidence/files', {
        params: { path: { id: item.id } },
        body: body as never,
        bodySerializer: (form: unknown) => form as FormData,
        headers: { 'idempotency-key': `${headers['idempotency-key']}/${place}` },
      });
    }
  });
  const send = (files: readonly File[]): void => {
    if (files.length === 0) return;
    chosen.current = files;
    add.mutate(files.map(({ name, size, lastModified }) => ({ name, size, lastModified })));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    send([...event.dataTransfer.files]);
  };
  return (
    <Stack
      gap="xs"
      className="drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Group align="end" gap="xs">
        <FileInput
          multiple
          label={t('items.addFiles')}
          placeholder={t('field.filesHint')}
          value={[]}
          onChange={send}
          disabled={add.isPending}
          flex={1}
        />
        <Button variant="default" aria-expanded={linking} onClick={() => link(!linking)}>
          {t('items.addLink')}
        </Button>
      </Group>
      {add.isPending && (
        <Text size="sm" role="status">
          {t('act.sendingFile', { name: add.variables.map(({ name }) => name).join(', ') })}
        </Text>
      )}
      <Problem error={add.error} />
      {linking && <LinkForm item={item} done={() => link(false)} />}
    </Stack>
  );
}

/** What makes files the same intent when they are sent again. */
interface Sent {
  name: string;
  size: number;
  lastModified: number;
}

function LinkForm({ item, done }: { item: Schemas['ActionItemDetail']; done: () => void }): ReactElement {
  const t = useTexts();
  const title = useDraft(`link-title/${item.id}`);
  const url = useDraft(`link-url/${item.id}`);
  const add = useCommand<{ title: string; url: string }, unknown>(
    `add_link/${item.id}`,
    (body, headers) => http.POST('/action-items/{id}/evidence', { params: { path: { id: item.id } }, body, headers }),
    () => {
      title.sent();
      url.sent();
      done();
    },
  );
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    add.mutate({ title: title.text.trim() || url.text.trim(), url: url.text.trim() });
  };
  return (
    <form onSubmit={send} aria-label={t('items.addLink')}>
      <Group align="end" gap="xs">
        <TextInput
          label={t('items.url')}
          required
          value={url.text}
          onChange={(event) => url.write(event.currentTarget.value)}
          error={fieldProblem(add.error, 'url')}
          flex={2}
        />
        <TextInput
          label={t('items.linkTitle')}
          value={title.text}
          onChange={(event) => title.write(event.currentTarget.value)}
          error={fieldProblem(add.error, 'title')}
          flex={1}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          {t('items.add')}
        </Button>
      </Group>
      <Problem error={add.error} />
    </form>
  );
}
