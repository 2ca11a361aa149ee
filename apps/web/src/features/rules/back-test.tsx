import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement, type SyntheticEvent } from 'react';
import { LinkedRecord } from '../../components/linked-record.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Compared } from './compared.js';
import { daysAgo, instantOf } from './days.js';

type Played = Schemas['BackTest'];

/** So far back it is played where nothing is said. */
const usualDays = 90;

/** Plays the newest version on what has happened, for those who keep rules; nothing comes of it. */
export function BackTest({ of: { id, allowed } }: { of: Schemas['RuleDetail'] }): ReactElement | null {
  const t = useTexts();
  const [from, setFrom] = useState(() => daysAgo(usualDays, Date.now()));
  const [until, setUntil] = useState('');
  const play = useMutation({
    mutationFn: async (): Promise<Played | null> => {
      const body = {
        from: instantOf(from),
        ...(until === '' ? {} : { until: instantOf(until) }),
      };
      return (await http.POST('/rules/{id}/back-test', { params: { path: { id } }, body })).data ?? null;
    },
  });
  if (!allowed.includes('version')) return null;
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    play.mutate();
  };
  return (
    <Part title={t('rules.test.title')}>
      <form onSubmit={send} aria-label={t('rules.test.play')}>
        <Group align="end" gap="sm" mb="xs">
          <TextInput
            type="date"
            required
            label={t('rules.test.from')}
            value={from}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('rules.test.until')}
            value={until}
            onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={play.isPending}>
            {t('rules.test.play')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          {t('rules.test.playHint')}
        </Text>
      </form>
      <Problem error={play.error} />
      {play.data && <Result of={play.data} />}
    </Part>
  );
}

function Result({ of: played }: { of: Played }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  if (played.events === 0) return <Text size="sm">{t('rules.test.nothing')}</Text>;
  const facts = played.unknown.map(({ fact, events }) => `${fact} (${events})`).join(', ');
  return (
    <Stack gap="xs" mt="sm">
      {!played.complete && played.oldest !== null && (
        <Text size="sm">{t('rules.test.incomplete', { from: clock.at(played.oldest) })}</Text>
      )}
      <Counts of={played} />
      {facts !== '' && <Text size="sm">{t('rules.test.unknown', { facts })}</Text>}
      <ul className="rows">
        {played.examples.map((one) => (
          <li key={one.event.seq}>
            <Text size="sm">
              <LinkedRecord of={one.record} />
            </Text>
            <Text size="xs" c="dimmed">
              {one.event.type}, {clock.at(one.event.at)}
            </Text>
            <Compared of={one} />
          </li>
        ))}
      </ul>
    </Stack>
  );
}

const counted = ['events', 'matched', 'notMatched', 'errors', 'notKnowable', 'tooSlow'] as const;

/** In all, and by where the records stand now. */
function Counts({ of: played }: { of: Played }): ReactElement {
  const t = useTexts();
  const rows = [{ ...played, domain: t('rules.test.all'), market: '' }, ...played.places];
  return (
    <div style={{ overflowX: 'auto' }} tabIndex={0}>
      <Table aria-label={t('rules.test.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rules.test.domain')}</Table.Th>
            <Table.Th>{t('rules.test.market')}</Table.Th>
            {counted.map((name) => (
              <Table.Th key={name} ta="right">
                {t(`rules.test.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.domain ?? ''}/${row.market ?? ''}`}>
              <Table.Th scope="row">{row.domain ?? t('rules.test.nowhere')}</Table.Th>
              <Table.Td>{row.market ?? t('rules.test.nowhere')}</Table.Td>
              {counted.map((name) => (
                <Table.Td key={name} ta="right">
                  {row[name]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
