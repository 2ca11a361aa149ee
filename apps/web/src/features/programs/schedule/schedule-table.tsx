import { Button, Group, Text } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { DataTable, type Column } from '../../../components/data-table.js';
import { Due } from '../../../components/due.js';
import { ItemLink } from '../../../components/record-link.js';
import { ItemStatus } from '../../../components/status.js';
import { useClock, useTexts } from '../../../lib/texts.js';
import type { Bar } from './rows.js';

interface Props {
  bars: readonly Bar[];
  move: (bar: Bar, date: string) => void;
}

/** What the line of time shows, in words. */
export function ScheduleTable({ bars, all, move }: Props & { all: readonly Bar[] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const keys = useMemo(() => new Map(all.map(({ id, key }) => [id, key])), [all]);
  const columns: Column<Bar>[] = [
    { id: 'title', title: t('programs.item'), least: 240, cell: (bar) => <ItemLink item={bar} /> },
    { id: 'phase', title: t('programs.phaseOf'), cell: ({ phase }) => phase.name },
    { id: 'owner', title: t('items.owner'), cell: ({ owner }) => owner.name },
    { id: 'status', title: t('programs.status'), cell: (bar) => <ItemStatus item={bar} /> },
    {
      id: 'start',
      title: t('schedule.begins'),
      least: 110,
      cell: ({ begun, start }) => (begun ? clock.at(start) : t('schedule.fromEarliest', { when: clock.at(start) })),
    },
    {
      id: 'due',
      title: t('items.due'),
      least: 190,
      cell: (bar) => (
        <>
          <DueOf bar={bar} />{' '}
          <Text size="xs" c="dimmed" component="span">
            {bar.due.counted === null ? t('schedule.set') : t('schedule.countedBy', { span: bar.due.counted })}
          </Text>
        </>
      ),
    },
    {
      id: 'expected',
      title: t('schedule.canBeDone'),
      least: 110,
      cell: ({ expected }) => (expected === null ? '' : clock.at(expected)),
    },
    {
      id: 'waits',
      title: t('items.waitsFor'),
      cell: ({ waitsFor }) => waitsFor.flatMap((id) => keys.get(id) ?? []).join(', '),
    },
    {
      id: 'critical',
      title: t('schedule.path'),
      cell: ({ critical }) => (critical ? t('schedule.isCritical') : ''),
    },
    { id: 'move', title: t('schedule.move'), cell: (bar) => <MoveButton bar={bar} move={move} /> },
  ];
  return <DataTable label={t('schedule.title')} columns={columns} rows={bars} keyOf={({ id }) => id} />;
}

const shownOnPhone = 200;

/** The same where there is no room for it: what comes first is above. */
export function ScheduleList({ bars, move }: Props): ReactElement {
  const t = useTexts();
  return (
    <>
      <ul className="rows">
        {bars.slice(0, shownOnPhone).map((bar) => (
          <li key={bar.id}>
            <Text size="sm" className="said">
              <ItemLink item={bar} />
            </Text>
            <Group gap="sm">
              <ItemStatus item={bar} />
              <DueOf bar={bar} />
              <Text size="xs" c="dimmed">
                {bar.owner.name}
              </Text>
              <MoveButton bar={bar} move={move} />
            </Group>
          </li>
        ))}
      </ul>
      {bars.length > shownOnPhone && (
        <Text size="xs">{t('programs.andMore', { count: bars.length - shownOnPhone })}</Text>
      )}
    </>
  );
}

function DueOf({ bar }: { bar: Bar }): ReactElement {
  return <Due at={bar.due.at} zone={bar.due.zone} over={['done', 'cancelled', 'submitted'].includes(bar.status)} />;
}

function MoveButton({ bar, move }: { bar: Bar; move: Props['move'] }): ReactElement | null {
  const t = useTexts();
  if (bar.status === 'done' || bar.status === 'cancelled') return null;
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={t('schedule.moveOf', { item: bar.key })}
      onClick={() => move(bar, bar.due.date)}
    >
      {t('schedule.otherDate')}
    </Button>
  );
}
