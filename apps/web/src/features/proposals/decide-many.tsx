import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { http } from '../../lib/api.js';
import { useCommands } from '../../lib/shortcuts.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { reasons, type Proposal, type Reason } from './words.js';

interface Props {
  /** What is chosen; where nothing is, the one that somebody is at. */
  chosen: readonly Proposal[];
  /** It was decided on: nothing is chosen any more. */
  decided: () => void;
}

interface Decision {
  decision: 'approve' | 'reject';
  reason?: Reason;
  note?: string;
  proposals: { proposal: string; digest: string }[];
}

/** Decides on what is chosen, each by itself and by the digest that was read; says what became of each. */
export function DecideMany({ chosen, decided }: Props): ReactElement {
  const t = useTexts();
  const [rejecting, reject] = useState(false);
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const command = useCommand(
    'decide/proposals',
    (body: Decision, headers) => http.POST('/proposals/decide', { params: {}, headers, body }),
    () => {
      reject(false);
      setReason(null);
      setNote('');
      decided();
    },
  );
  const { mutate, isPending } = command;
  const proposals = useMemo(() => chosen.map(({ key, digest }) => ({ proposal: key, digest })), [chosen]);
  const approve = useMemo(
    () => () => {
      if (proposals.length > 0 && !isPending) mutate({ decision: 'approve', proposals });
    },
    [mutate, isPending, proposals],
  );
  useCommands(
    useMemo(
      () => [
        {
          id: 'proposals/approve',
          label: t('proposal.approveChosen'),
          group: t('proposal.title'),
          key: 'a',
          run: approve,
        },
        {
          ...{ id: 'proposals/reject', label: t('proposal.rejectChosen'), group: t('proposal.title'), key: 'r' },
          run: () => reject(true),
        },
      ],
      [approve, t],
    ),
  );
  const items = command.data?.data?.items ?? [];
  return (
    <Stack gap="xs" mb="sm">
      <Text size="xs" c="dimmed">
        {t('proposal.keys')}
      </Text>
      <Group gap="xs">
        <Text size="sm">{t('proposal.chosen', { count: chosen.length })}</Text>
        <Button size="compact-sm" disabled={chosen.length === 0} loading={isPending} onClick={approve}>
          {t('proposal.approveChosen')}
        </Button>
        <Button size="compact-sm" variant="default" disabled={chosen.length === 0} onClick={() => reject(!rejecting)}>
          {t('proposal.rejectChosen')}
        </Button>
      </Group>
      {rejecting && (
        <form
          aria-label={t('proposal.rejectChosen')}
          onSubmit={(event) => {
            event.preventDefault();
            if (reason !== null && proposals.length > 0)
              mutate({ decision: 'reject', reason, ...(note === '' ? {} : { note }), proposals });
          }}
        >
          <Group align="end" gap="xs">
            <Select
              label={t('proposal.rejection')}
              data={reasons.map((value) => ({ value, label: t(`proposal.rejectionIs.${value}`) }))}
              value={reason}
              onChange={(value) => setReason(value)}
              w={340}
              required
              autoFocus
            />
            <TextInput
              label={t('field.note')}
              value={note}
              maxLength={2000}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Button type="submit" color="red" disabled={reason === null || chosen.length === 0} loading={isPending}>
              {t('proposal.act.reject')}
            </Button>
          </Group>
        </form>
      )}
      <Problem error={command.error} />
      {items.length > 0 && <Became items={items} />}
    </Stack>
  );
}

function Became({
  items,
}: {
  items: readonly { proposal: string; done: boolean; detail: string | null }[];
}): ReactElement {
  const t = useTexts();
  const refused = items.filter(({ done }) => !done);
  return (
    <Alert variant="light" color={refused.length > 0 ? 'yellow' : 'green'} role="status">
      {t('proposal.done', { count: items.length - refused.length })}
      {refused.length > 0 && (
        <>
          {' '}
          {t('proposal.notDone')}
          <ul>
            {refused.map(({ proposal, detail }) => (
              <li key={proposal}>
                <strong>{proposal}</strong> <span lang="en">{detail}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}
