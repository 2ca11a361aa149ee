import { Button, FileInput, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { listSent } from '../../lib/list-upload.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';

type Method = 'simple' | 'stratified' | 'systematic';

/** The sample of a draft is drawn from a list, in the place of the one before. */
export function DrawForm({ of: one }: { of: Schemas['ReviewRoundDetail'] }): ReactElement {
  const t = useTexts();
  const [file, choose] = useState<File | null>(null);
  const [method, take] = useState<Method>('simple');
  const [size, setSize] = useState<number | string>(400);
  const [seed, setSeed] = useState('');
  const draw = useCommand<object, unknown>(`draw/${one.id}`, (options, headers) =>
    http.POST('/review-rounds/{id}/list', {
      params: { path: { id: one.id } },
      ...listSent(file, options, headers),
    }),
  );
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const many = Number(size);
    draw.mutate({
      method,
      ...(method === 'systematic' ? { interval: many } : { size: many }),
      ...(seed.trim() === '' ? {} : { seed: seed.trim() }),
    });
  };
  return (
    <form onSubmit={send} aria-label={t('review.draw')}>
      <Stack gap="xs">
        <FileInput required label={t('review.list')} accept=".csv,.tsv,.txt,.xlsx" value={file} onChange={choose} />
        <Select
          label={t('review.method')}
          allowDeselect={false}
          data={(['simple', 'stratified', 'systematic'] as const).map((value) => ({
            value,
            label: t(`review.methodIs.${value}`),
          }))}
          value={method}
          onChange={(chosen) => take(chosen ?? 'simple')}
        />
        <NumberInput
          label={t('review.size')}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={size}
          onChange={setSize}
        />
        <TextInput
          label={t('review.seed')}
          description={t('review.seedHint')}
          maxLength={100}
          value={seed}
          onChange={(event) => setSeed(event.currentTarget.value)}
        />
        <Problem error={draw.error} />
        <Group>
          <Button type="submit" variant="default" loading={draw.isPending}>
            {t('review.draw')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
