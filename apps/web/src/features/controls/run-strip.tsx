import { Button, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { pages } from '../../lib/pages.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { signs, stripOf, tallyOf, type Cell, type Mark } from './runs.js';
import { RunStatus } from './status.js';
import type { Detail, Run } from './words.js';

/** So many runs are read at once: a daily control has a year of them soon. */
const shown = 24;

/** The last runs of a control and the next ones, as a strip and as the same in a table. */
export function Runs({ of: one }: { of: Detail }): ReactElement {
  const t = useTexts();
  const found = useInfiniteQuery(pages('/occurrences', { control: one.id, sort: '-due' }, {}, shown));
  const runs = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Part title={t('control.runs')}>
      <Problem error={found.error} />
      {found.isPending && <Loading rows={2} />}
      {found.data !== undefined && <TheRuns of={one} runs={runs} />}
      {(found.hasNextPage || runs.length > 0) && (
        <Group gap="sm" mt="sm">
          {found.hasNextPage && (
            <Button
              variant="default"
              size="compact-sm"
              loading={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {t('run.earlier')}
            </Button>
          )}
          <Button
            variant="subtle"
            size="compact-sm"
            component={Link}
            to="/occurrences"
            search={{ control: one.key } as never}
          >
            {t('control.runsAll')}
          </Button>
        </Group>
      )}
    </Part>
  );
}

function TheRuns({ of: { coming }, runs }: { of: Detail; runs: readonly Run[] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const cells = stripOf(runs, coming);
  const counted = tallyOf(cells);
  const [first] = coming;
  if (cells.length === 0) return <Empty>{t('run.noneComes')}</Empty>;
  return (
    <>
      {runs.length === 0 && first !== undefined && <Empty>{t('run.noneOfIt', { day: clock.day(first.date) })}</Empty>}
      {runs.length > 0 && (
        <Text size="sm" mb="xs">
          {t('run.sum', {
            count: runs.length,
            parts: counted
              .map(([mark, count]) => t('run.part', { state: t(`run.is.${mark}`).toLowerCase(), count }))
              .join(' · '),
          })}
        </Text>
      )}
      <ol className="strip" aria-label={t('run.strip')}>
        {cells.map((cell) => (
          <OneCell key={cell.id} cell={cell} />
        ))}
      </ol>
      <Legend marks={[...counted.map(([mark]): Mark => mark), ...(coming.length > 0 ? (['coming'] as const) : [])]} />
      {runs.length > 0 && (
        <details>
          <summary>{t('run.asTable')}</summary>
          <AsTable runs={runs} />
        </details>
      )}
    </>
  );
}

function OneCell({ cell: { id, mark, day, run } }: { cell: Cell }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const drawn = (
    <>
      <span aria-hidden className="sign">
        {signs[mark]}
      </span>
      <span aria-hidden>{clock.dayOfYear(day)}</span>
    </>
  );
  return (
    <li data-mark={mark}>
      {run === null ? (
        <span>
          {drawn}
          <VisuallyHidden>{t('run.cellComing', { day: clock.day(day) })}</VisuallyHidden>
        </span>
      ) : (
        <Link
          to="/occurrences/$ref"
          params={{ ref: id }}
          preload="intent"
          aria-label={t('run.cell', { run, day: clock.day(day), state: t(`run.is.${mark}`) })}
          title={t('run.cell', { run, day: clock.day(day), state: t(`run.is.${mark}`) })}
        >
          {drawn}
        </Link>
      )}
    </li>
  );
}

/** What the signs mean: of those that are there. */
function Legend({ marks }: { marks: readonly Mark[] }): ReactElement {
  const t = useTexts();
  return (
    <Group gap="md" my="xs" aria-hidden>
      {marks.map((mark) => (
        <Text key={mark} size="xs" c="dimmed">
          {signs[mark]} {t(`run.is.${mark}`)}
        </Text>
      ))}
    </Group>
  );
}

function AsTable({ runs }: { runs: readonly Run[] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {(['name', 'status', 'operator', 'dueIs'] as const).map((name) => (
              <Table.Th key={name}>{t(`run.${name}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <Table.Tr key={run.id}>
              <Table.Td>
                <RegisterLink of="occurrences" record={{ key: run.key, title: clock.day(run.date) }} />
              </Table.Td>
              <Table.Td>
                <RunStatus of={run} />
              </Table.Td>
              <Table.Td>
                <PersonLink person={run.operator} />
              </Table.Td>
              <Table.Td>
                <time dateTime={run.due.at}>{clock.at(run.due.at)}</time>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
