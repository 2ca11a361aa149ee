import './progress.css';
import { SegmentedControl, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, type ReactElement, type ReactNode } from 'react';
import { Empty } from '../../../components/empty.js';
import { Loading } from '../../../components/loading.js';
import { Part } from '../../../components/part.js';
import { Problem } from '../../../components/problem.js';
import { PersonLink } from '../../../components/record-link.js';
import type { Schemas } from '../../../lib/api.js';
import { patiently } from '../../../lib/patiently.js';
import { useClock, useTexts } from '../../../lib/texts.js';
import { ageingOption, burnUpOption, byTeam, longest, share } from './options.js';
import { progress as progressQuery } from './query.js';

type Progress = Schemas['ProgramProgress'];

/** What draws charts comes when there is one to be drawn. */
const Chart = lazy(patiently(() => import('../../../components/chart.js')));

interface Props {
  programId: string;
  /** Who holds things up, by whom. */
  holders: 'person' | 'team';
  change: (part: { holders: 'team' | undefined }) => void;
}

/** How a program goes: burn-up, ageing, on-time, and who holds things up. Each chart has its table. */
export function ProgressView({ programId, holders, change }: Props): ReactElement {
  const found = useQuery(progressQuery(programId));
  if (found.data === undefined) return found.isPending ? <Loading rows={8} /> : <Problem error={found.error} />;
  const shown = { progress: found.data };
  return (
    <div className="progress">
      <BurnUp {...shown} />
      <Ageing {...shown} />
      <OnTime {...shown} />
      <HoldingUp {...shown} holders={holders} change={change} />
    </div>
  );
}

interface Shown {
  progress: Progress;
}

function Drawn({ children }: { children: ReactNode }): ReactElement {
  return <Suspense fallback={<Loading rows={1} height={240} />}>{children}</Suspense>;
}

function Twin({ children }: { children: ReactNode }): ReactElement {
  const t = useTexts();
  return (
    <details>
      <summary>{t('progress.figures')}</summary>
      <div className="twin">{children}</div>
    </details>
  );
}

function BurnUp({ progress }: Shown): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const option = useMemo(
    () => burnUpOption(progress, { scope: t('progress.scope'), done: t('progress.done') }),
    [progress, t],
  );
  const last = progress.burnUp.at(-1);
  return (
    <Part title={t('progress.burnUp')}>
      {last === undefined || progress.burnUp.every(({ scope }) => scope === 0) ? (
        <Empty>{t('progress.nothing')}</Empty>
      ) : (
        <>
          <Drawn>
            <Chart option={option} label={t('progress.burnUpSaid', { done: last.done, all: last.scope })} />
          </Drawn>
          <Twin>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('progress.day')}</Table.Th>
                  <Table.Th ta="right">{t('progress.scope')}</Table.Th>
                  <Table.Th ta="right">{t('progress.done')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {progress.burnUp.toReversed().map(({ date, scope, done }) => (
                  <Table.Tr key={date}>
                    <Table.Td>{clock.day(date)}</Table.Td>
                    <Table.Td ta="right">{scope}</Table.Td>
                    <Table.Td ta="right">{done}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Twin>
        </>
      )}
    </Part>
  );
}

function useBucket(): (span: { from: number; until: number | null }) => string {
  const t = useTexts();
  return ({ from, until }) =>
    until === null ? t('progress.fromDays', { from }) : t('progress.days', { from, until: until - 1 });
}

function Ageing({ progress }: Shown): ReactElement {
  const t = useTexts();
  const bucket = useBucket();
  const { n, byAge, byLate } = progress.ageing;
  const buckets = byAge.map(bucket).join('|');
  const option = useMemo(
    () =>
      ageingOption(progress, {
        ...{ late: t('progress.late'), other: t('progress.notLate') },
        buckets: buckets.split('|'),
      }),
    [progress, t, buckets],
  );
  const late = byLate.reduce((sum, { count }) => sum + count, 0);
  return (
    <Part title={t('progress.ageing')}>
      {n === 0 ? (
        <Empty>{t('progress.nothingOpen')}</Empty>
      ) : (
        <>
          <Text size="sm">{t('progress.ageingSaid', { count: n, late })}</Text>
          <Drawn>
            <Chart option={option} label={t('progress.ageingSaid', { count: n, late })} />
          </Drawn>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('progress.lateBy')}</Table.Th>
                <Table.Th ta="right">{t('progress.items')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {byLate.map((span) => (
                <Table.Tr key={span.from}>
                  <Table.Td>{bucket(span)}</Table.Td>
                  <Table.Td ta="right">{span.count}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Twin>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('progress.openFor')}</Table.Th>
                  <Table.Th ta="right">{t('progress.items')}</Table.Th>
                  <Table.Th ta="right">{t('progress.late')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {byAge.map((span) => (
                  <Table.Tr key={span.from}>
                    <Table.Td>{bucket(span)}</Table.Td>
                    <Table.Td ta="right">{span.count}</Table.Td>
                    <Table.Td ta="right">{span.late}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Twin>
        </>
      )}
    </Part>
  );
}

function OnTime({ progress }: Shown): ReactElement {
  const t = useTexts();
  const { n, kept, keptFirst, elsewhere } = progress.onTime;
  return (
    <Part title={t('progress.onTime')}>
      {n === 0 ? (
        <Empty>{t('progress.noneSigned')}</Empty>
      ) : (
        <Table>
          <Table.Tbody>
            {(
              [
                ['kept', kept],
                ['keptFirst', keptFirst],
              ] as const
            ).map(([what, count]) => (
              <Table.Tr key={what}>
                <Table.Td>
                  {t(`progress.${what}`)}
                  <Text size="xs" c="dimmed">
                    {t(`progress.${what}Means`)}
                  </Text>
                </Table.Td>
                <Table.Td ta="right">
                  <Text span fw={600}>
                    {share(count, n)}
                  </Text>{' '}
                  <Text span size="xs" c="dimmed">
                    {t('progress.of', { count, n })}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {elsewhere > 0 && (
        <Text size="xs" c="dimmed">
          {t('progress.elsewhere', { count: elsewhere })}
        </Text>
      )}
    </Part>
  );
}

function HoldingUp({ progress, holders, change }: Shown & Omit<Props, 'programId'>): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { people, total } = progress.holding;
  const rows =
    holders === 'team'
      ? byTeam(people, t('progress.noTeam')).map((team) => ({ ...team, who: team.name as ReactNode }))
      : people.map(({ person, late, asked }) => ({
          ...{ id: person.id, late: late.count, asked: asked.count, since: longest([late.since, asked.since]) },
          who: <PersonLink person={person} />,
        }));
  return (
    <Part title={t('progress.holding')}>
      <Text size="xs" c="dimmed" mb={6}>
        {t('progress.holdingMeans')}
      </Text>
      <SegmentedControl
        size="xs"
        aria-label={t('progress.by')}
        value={holders}
        onChange={(by) => change({ holders: by === 'team' ? 'team' : undefined })}
        data={[
          { value: 'person', label: t('progress.byPerson') },
          { value: 'team', label: t('progress.byTeam') },
        ]}
      />
      {rows.length === 0 ? (
        <Empty>{t('progress.nobody')}</Empty>
      ) : (
        <div className="twin">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(holders === 'team' ? 'progress.byTeam' : 'progress.byPerson')}</Table.Th>
                <Table.Th ta="right">{t('progress.late')}</Table.Th>
                <Table.Th ta="right">{t('progress.asked')}</Table.Th>
                <Table.Th>{t('progress.longest')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ id, who, late, asked, since }) => (
                <Table.Tr key={id ?? 'none'}>
                  <Table.Td>{who}</Table.Td>
                  <Table.Td ta="right">{late}</Table.Td>
                  <Table.Td ta="right">{asked}</Table.Td>
                  <Table.Td>{since === null ? '' : `${clock.away(since)} (${clock.at(since)})`}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {total > people.length && <Text size="xs">{t('programs.andMore', { count: total - people.length })}</Text>}
    </Part>
  );
}
