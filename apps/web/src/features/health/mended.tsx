import { Stack, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';

/** When the reconciler last ran, and what it and its like found and put right. */
export function Mended({
  reconciler: { lastRan, lastPatrol, rounds, stuck, mended },
}: {
  reconciler: Schemas['EngineHealth']['reconciler'];
}): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const when = (at: string | null): ReactElement =>
    at === null ? <>{t('health.neverRan')}</> : <time dateTime={at}>{clock.at(at)}</time>;
  return (
    <Stack gap="sm">
      <Facts
        facts={[
          [t('health.lastRan'), when(lastRan)],
          [t('health.lastPatrol'), when(lastPatrol)],
          ...rounds.map(({ name, last }): [string, ReactElement] => [
            t(`health.rounds.${name}`),
            last === null ? (
              <>{t('health.roundNone')}</>
            ) : (
              <>{t('health.roundLast', { count: last.lookedAt, at: clock.at(last.endedAt) })}</>
            ),
          ]),
          [
            t('health.stuck'),
            stuck.heldBackSince === null ? (
              <>{stuck.count}</>
            ) : (
              <>{t('health.stuckHeld', { count: stuck.count, at: clock.at(stuck.heldBackSince) })}</>
            ),
          ],
        ]}
      />
      {mended.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('health.mendedNone')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={420} type="native" tabIndex={0}>
          <Table aria-label={t('health.reconciler')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('health.counted')}</Table.Th>
                <Table.Th ta="right">{t('health.howMany')}</Table.Th>
                <Table.Th>{t('health.startedAt')}</Table.Th>
                <Table.Th>{t('health.last')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {mended.map(({ kind, count, since, last }) => (
                <Table.Tr key={kind}>
                  <Table.Td>{t(`health.mended.${kind}` as never, kind)}</Table.Td>
                  <Table.Td ta="right">{count}</Table.Td>
                  <Table.Td>{since === null ? t('health.unknownSince') : clock.at(since)}</Table.Td>
                  <Table.Td>{last !== null && clock.at(last)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}
