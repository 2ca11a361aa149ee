import './schedule.css';
import { Button, Group, SegmentedControl, Select, Switch, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { Empty } from '../../../components/empty.js';
import { Loading } from '../../../components/loading.js';
import { Problem } from '../../../components/problem.js';
import type { Schemas } from '../../../lib/api.js';
import { useTexts } from '../../../lib/texts.js';
import { MoveDue, type Wish } from './move-due.js';
import { schedule as scheduleQuery } from './query.js';
import { groupings, type ScheduleSearch } from './search.js';
import { Gantt } from './gantt.js';
import { rowsOf, type Bar } from './rows.js';
import { Scale, zooms } from './scale.js';
import { ScheduleList, ScheduleTable } from './schedule-table.js';

interface Props {
  program: Schemas['Program'];
  search: ScheduleSearch;
  change: (part: Partial<ScheduleSearch>) => void;
}

/** The items of a program on a line of time; on a phone as a list, and as a table for whoever reads rather than looks. */
export function ScheduleView({ program, search, change }: Props): ReactElement {
  const t = useTexts();
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [wish, wishFor] = useState<Wish | null>(null);
  const found = useQuery(scheduleQuery(program.id));
  const schedule = found.data;
  const { group = 'phase', zoom = 'week', as, phase, status, overdue, critical } = search;
  const rows = useMemo(
    () => (schedule === undefined ? [] : rowsOf(schedule, program.id, group, { phase, status, overdue, critical })),
    [schedule, program.id, group, phase, status, overdue, critical],
  );
  const scale = useMemo(
    () => (schedule === undefined ? null : new Scale(schedule.from, schedule.until, zoom)),
    [schedule, zoom],
  );
  const bars = useMemo(() => rows.flatMap((row) => (row.kind === 'item' ? [row.bar] : [])), [rows]);
  const move = useCallback(({ id, key, title }: Bar, date: string): void => wishFor({ id, key, title, date }), []);
  return (
    <>
      <Filters program={program} search={search} change={change} narrow={narrow} />
      <Problem error={found.error} />
      {found.isPending && <Loading rows={6} />}
      {schedule !== undefined && bars.length === 0 && (
        <Empty>{t(schedule.items.length === 0 ? 'schedule.none' : 'programs.noItems')}</Empty>
      )}
      {schedule !== undefined && scale !== null && (bars.length > 0 || schedule.phases.length > 0) && (
        <>
          {narrow ? (
            <ScheduleList bars={bars} move={move} />
          ) : as === 'table' ? (
            <ScheduleTable bars={bars} all={schedule.items} move={move} />
          ) : (
            <>
              <Legend />
              <Gantt schedule={schedule} rows={rows} scale={scale} zoom={zoom} move={move} />
            </>
          )}
        </>
      )}
      {wish !== null && <MoveDue key={`${wish.id}/${wish.date}`} wish={wish} close={() => wishFor(null)} />}
    </>
  );
}

function Filters({ program, search, change, narrow }: Props & { narrow: boolean }): ReactElement {
  const t = useTexts();
  return (
    <Group mb="sm" align="end">
      <Select
        label={t('programs.phaseOf')}
        clearable
        value={search.phase ?? null}
        onChange={(phase) => change({ phase: phase ?? undefined })}
        data={program.phases.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {!narrow && (
        <Select
          label={t('schedule.group')}
          allowDeselect={false}
          value={search.group ?? 'phase'}
          onChange={(group) => change({ group: groupings.find((each) => each === group) })}
          data={groupings.map((value) => ({ value, label: t(`schedule.by.${value}`) }))}
        />
      )}
      <Switch
        label={t('programs.onlyOverdue')}
        checked={search.overdue === true}
        onChange={(event) => change({ overdue: event.currentTarget.checked ? true : undefined })}
        mb={6}
      />
      <Switch
        label={t('schedule.onlyCritical')}
        checked={search.critical === true}
        onChange={(event) => change({ critical: event.currentTarget.checked ? true : undefined })}
        mb={6}
      />
      {!narrow && (
        <>
          <SegmentedControl
            aria-label={t('schedule.zoom')}
            value={search.zoom ?? 'week'}
            onChange={(zoom) => change({ zoom: zooms.find((each) => each === zoom) })}
            data={zooms.map((value) => ({ value, label: t(`schedule.near.${value}`) }))}
          />
          <Button
            variant="default"
            aria-pressed={search.as === 'table'}
            onClick={() => change({ as: search.as === 'table' ? undefined : 'table' })}
          >
            {t(search.as === 'table' ? 'schedule.asLine' : 'schedule.asTable')}
          </Button>
        </>
      )}
    </Group>
  );
}

/** What the forms of bars mean: none is told by its colour alone. */
function Legend(): ReactElement {
  const t = useTexts();
  return (
    <Group gap="md" mb={6} className="legend">
      {(['begun', 'waits', 'done', 'late', 'critical', 'counted', 'tollgate', 'off'] as const).map((what) => (
        <Text key={what} size="xs" component="span">
          <span className="sample" data-sample={what} aria-hidden /> {t(`schedule.legend.${what}`)}
        </Text>
      ))}
    </Group>
  );
}
