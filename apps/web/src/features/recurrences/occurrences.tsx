import { Anchor, Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { useSpokenText } from '../../lib/spoken.js';

type Recurrence = Schemas['Recurrence'];
type Occurrence = Schemas['RecurrenceOccurrence'];

const states = ['made', 'failed', 'missed', 'skipped'] as const satisfies readonly Occurrence['state'][];

interface MadeProps {
  recurrence: Recurrence;
  state: string | undefined;
  choose: (said: Record<string, string>) => void;
}

/** What it made, missed or could not make, the newest first; what was missed is made after all. */
export function Made({ recurrence, state, choose }: MadeProps): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { id } = recurrence;
  const found = useInfiniteQuery(
    pages('/recurrences/{id}/occurrences', { state: state as Occurrence['state'] | undefined }, { id }),
  );
  const columns: Column<Occurrence>[] = [
    { id: 'number', title: t('recurrence.number'), width: 60, numeric: true, cell: ({ number }) => number },
    { id: 'date', title: t('recurrence.date'), width: 140, cell: ({ date }) => clock.day(date) },
    {
      id: 'state',
      title: t('recurrence.state'),
      width: 150,
      cell: (row) => (
        <span className={['made', 'skipped'].includes(row.state) ? undefined : 'late'}>
          {t(`recurrence.states.${row.state}`)}
        </span>
      ),
    },
    { id: 'what', title: t('recurrence.what'), cell: (row) => <What occurrence={row} /> },
    {
      id: 'act',
      title: t('recurrence.act.runThese'),
      width: 150,
      cell: (row) =>
        row.state !== 'made' && recurrence.allowed.includes('run') && <Again recurrenceId={id} occurrence={row} />,
    },
  ];
  return (
    <Part title={t('recurrence.made')}>
      <ListFilters
        said={{ state }}
        choices={[
          {
            name: 'state',
            label: t('recurrence.state'),
            options: states.map((value) => ({ value, label: t(`recurrence.states.${value}`) })),
          },
        ]}
        change={choose}
      />
      <ListOf
        label={t('recurrence.made')}
        found={found}
        columns={columns}
        keyOf={({ number }) => String(number)}
        empty={t('recurrence.madeNone')}
      />
    </Part>
  );
}

function What({
  occurrence: { programId, itemId, detail, because, skippedBy },
}: {
  occurrence: Occurrence;
}): ReactElement {
  const t = useTexts();
  const spoken = useSpokenText();
  return (
    <>
      {programId !== null && (
        <Anchor component={Link} to="/programs/$id" params={{ id: programId } as never} inherit>
          {t('recurrence.toProgram')}
        </Anchor>
      )}
      {itemId !== null && (
        <Anchor component={Link} to="/items/$ref" params={{ ref: itemId } as never} inherit>
          {t('recurrence.toItem')}
        </Anchor>
      )}
      <Text size="xs" c="dimmed">
        {[
          skippedBy && t('recurrence.skip.by', { who: skippedBy.name }),
          ...[detail, because].map((said) => said && spoken(said)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </>
  );
}

function Again({ recurrenceId, occurrence }: { recurrenceId: string; occurrence: Occurrence }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { nominal } = occurrence;
  const run = useCommand<string, unknown>(`run/${recurrenceId}/${nominal}`, (day, headers) =>
    http.POST('/recurrences/{id}/run', { params: { path: { id: recurrenceId } }, body: { occurrence: day }, headers }),
  );
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        aria-label={t('recurrence.act.runThis', { day: clock.day(nominal) })}
        loading={run.isPending}
        onClick={() => run.mutate(nominal)}
      >
        {t('recurrence.act.runThese')}
      </Button>
      <Problem error={run.error} />
    </>
  );
}
