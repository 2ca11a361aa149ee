import { Button, FileInput, Group, Stack, TextInput } from '@mantine/core';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { Problem } from '../../components/problem.js';
import { http } from '../../lib/api.js';
import { listSent } from '../../lib/list-upload.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import type { TestDetail } from './judging.js';

/** The sample of a test is drawn from a list, where it is not its runs that are looked at. */
export function DrawList({ of: one }: { of: TestDetail }): ReactElement {
  const t = useTexts();
  const [file, choose] = useState<File | null>(null);
  const [size, setSize] = useState('');
  const [seed, setSeed] = useState('');
  const draw = useCommand<object, unknown>(`draw-list/${one.id}`, (options, headers) =>
    http.POST('/control-tests/{id}/list', {
      params: { path: { id: one.id } },
      ...listSent(file, options, headers),
    }),
  );
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    draw.mutate({
      ...(size.trim() === '' ? {} : { size: Number(size) }),
      ...(seed.trim() === '' ? {} : { seed: seed.trim() }),
    });
  };
  return (
    <details>
      <summary>{t('controlTest.fromList')}</summary>
      <form onSubmit={send} aria-label={t('controlTest.fromList')}>
        <Stack gap="xs" maw="36rem" mt="xs">
          <FileInput
            required
            label={t('controlTest.list')}
            description={t('controlTest.listHint')}
            accept=".csv,.tsv,.txt,.xlsx"
            value={file}
            onChange={choose}
          />
          <TextInput
            label={t('controlTest.size')}
            description={t('controlTest.listSizeHint')}
            inputMode="numeric"
            value={size}
            onChange={(event) => setSize(event.currentTarget.value)}
          />
          <TextInput
            label={t('controlTest.seed')}
            description={t('controlTest.seedHint')}
            maxLength={100}
            value={seed}
            onChange={(event) => setSeed(event.currentTarget.value)}
          />
          <Problem error={draw.error} />
          <Group>
            <Button type="submit" variant="default" loading={draw.isPending}>
              {t('controlTest.act.draw')}
            </Button>
          </Group>
        </Stack>
      </form>
    </details>
  );
}
