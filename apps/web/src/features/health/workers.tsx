import { Button, Table, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Spoken } from '../../components/spoken.js';

type Worker = Schemas['EngineWorker'];

/** Who works, since when, and what is not well with them. */
export function Workers({ workers }: { workers: readonly Worker[] }): ReactElement {
  const t = useTexts();
  if (workers.length === 0)
    return (
      <Text size="sm" className="late">
        {t('health.workersNone')}
      </Text>
    );
  const works = workers.some(({ state }) => state === 'working' || state === 'troubled');
  return (
    <>
      {!works && (
        <Text size="sm" className="late" role="status">
          {t('health.nobodyWorks')}
        </Text>
      )}
      <ul className="rows">
        {workers.map((worker) => (
          <li key={worker.id}>
            <One worker={worker} />
          </li>
        ))}
      </ul>
    </>
  );
}

function One({ worker }: { worker: Worker }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [open, show] = useState(false);
  const name = `${worker.host}/${worker.pid}`;
  const well = worker.state === 'working' || worker.state === 'ended';
  return (
    <>
      <Text size="sm">
        <strong>{name}</strong> ·{' '}
        <span className={well ? undefined : 'late'}>{t(`health.states.${worker.state}`)}</span>
      </Text>
      <Text size="xs" c="dimmed">
        {t('health.startedAt')} <time dateTime={worker.startedAt}>{clock.at(worker.startedAt)}</time> ·{' '}
        {t('health.seenAt')} <time dateTime={worker.seenAt}>{clock.at(worker.seenAt)}</time>
      </Text>
      {worker.problems.length > 0 && (
        <Text size="xs" className="late">
          {worker.problems.join(' · ')}
        </Text>
      )}
      <Button
        variant="subtle"
        size="compact-xs"
        aria-expanded={open}
        aria-label={t('health.loopsOf', { worker: name })}
        onClick={() => show(!open)}
      >
        {t('health.loops')}
      </Button>
      {open && <Loops name={name} loops={worker.loops} />}
    </>
  );
}

function Loops({ name, loops }: { name: string; loops: Worker['loops'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <Table.ScrollContainer minWidth={320} type="native" tabIndex={0}>
      <Table aria-label={t('health.loopsOf', { worker: name })}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('health.loop')}</Table.Th>
            <Table.Th>{t('health.round')}</Table.Th>
            <Table.Th>{t('health.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {loops.map(({ name: loop, at, ok }) => (
            <Table.Tr key={loop}>
              <Table.Td>
                <Spoken>{loop}</Spoken>
              </Table.Td>
              <Table.Td>
                <time dateTime={at}>{clock.at(at)}</time>
              </Table.Td>
              <Table.Td className={ok ? undefined : 'late'}>{t(ok ? 'health.well' : 'health.failed')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
