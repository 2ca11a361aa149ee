import { Button, Group, NativeSelect, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement, type SyntheticEvent } from 'react';
import { PersonPicker } from '../../components/person-picker.js';
import { Problem } from '../../components/problem.js';
import { SpanField } from '../../components/span-field.js';
import { api, type Schemas } from '../../lib/api.js';
import { fieldProblem } from '../../lib/problem.js';
import { useTexts } from '../../lib/texts.js';
import type { BulkAsk } from './queries.js';

/** Either these, or what the list is narrowed by. */
export type Which = Pick<BulkAsk, 'itemIds' | 'filter'>;

const usual = ['reassign', 'extend', 'hold', 'resume', 'cancel'] as const;
type Kind = (typeof usual)[number] | 'replan';

/** The newest version of a policy to which items can be re-planned, and how a re-planning names it. */
function useNewest(policyId: string | undefined) {
  return useQuery({
    ...api.queryOptions('get', '/policies/{id}', { params: { path: { id: policyId ?? '' } } }),
    enabled: policyId !== undefined,
    select: ({ name, versions }: Schemas['Policy']) => {
      const newest = versions
        .filter(({ replan }) => replan !== null)
        .toSorted((one, other) => other.version - one.version)
        .at(0);
      return newest && { name, version: newest.version, policies: newest.replan };
    },
  });
}

interface Props {
  which: Which;
  replan: string | undefined;
  send: (ask: BulkAsk) => void;
  pending: boolean;
  error: Error | null;
}

/** What is to be done to all of them. */
export function BulkForm({ which, replan, send, pending, error }: Props): ReactElement {
  const t = useTexts();
  const target = useNewest(replan);
  const kinds = replan === undefined ? usual : (['replan', ...usual] as const);
  const [kind, setKind] = useState<Kind>(replan === undefined ? 'reassign' : 'replan');
  const [ownerId, setOwner] = useState<string | null>(null);
  const [by, setBy] = useState('');
  const [date, setDate] = useState('');
  const [reason, setReason] = useState('');
  const body: Record<string, unknown> = {
    ...(kind === 'reassign' && ownerId !== null ? { ownerId } : {}),
    ...(kind === 'replan' && target.data ? { policies: target.data.policies } : {}),
    ...(kind === 'extend' && by.trim() !== '' ? { by: by.trim() } : {}),
    ...(kind === 'extend' && date !== '' ? { due: { date } } : {}),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    send({ kind, body, ...which });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group gap="sm" align="start">
          <NativeSelect
            label={t('bulk.what')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as Kind)}
            data={kinds.map((value) => ({ value, label: t(`bulk.kind.${value}`) }))}
          />
          {kind === 'reassign' && (
            <PersonPicker
              label={t('bulk.to')}
              value={ownerId}
              onChange={setOwner}
              error={fieldProblem(error, 'body.ownerId')}
            />
          )}
          {kind === 'replan' && (
            <TextInput
              label={t('bulk.toVersion')}
              readOnly
              value={target.data ? t('bulk.version', target.data) : ''}
              error={fieldProblem(error, 'body.policies')}
            />
          )}
          {kind === 'extend' && (
            <>
              <SpanField
                label={t('bulk.by')}
                optional
                value={by}
                error={fieldProblem(error, 'body.by')}
                write={setBy}
              />
              <TextInput
                type="date"
                label={t('bulk.until')}
                value={date}
                error={fieldProblem(error, 'body.due')}
                onChange={(event) => setDate(event.currentTarget.value)}
              />
            </>
          )}
        </Group>
        {kind !== 'resume' && (
          <Textarea
            label={t(kind === 'reassign' ? 'field.reason' : 'field.reasonNeeded')}
            required={kind !== 'reassign'}
            value={reason}
            error={fieldProblem(error, 'body.reason')}
            onChange={(event) => setReason(event.currentTarget.value)}
            maw="40rem"
          />
        )}
        <Problem error={error ?? target.error} />
        <Group gap="sm">
          <Button type="submit" loading={pending}>
            {t('bulk.look')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('bulk.lookMore')}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
