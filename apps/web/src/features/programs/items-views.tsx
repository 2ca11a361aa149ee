import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, type ReactElement } from 'react';
import { Loading } from '../../components/loading.js';
import type { Schemas } from '../../lib/api.js';
import { patiently } from '../../lib/patiently.js';
import { useTexts } from '../../lib/texts.js';
import { Filters, ItemsTable } from './items-table.js';
import { views, type ItemSearch } from './search.js';

const route = getRouteApi('/programs/$id');
const BoardView = lazy(patiently(async () => ({ default: (await import('./board/board-view.js')).BoardView })));
const ProgressView = lazy(
  patiently(async () => ({ default: (await import('./progress/progress-view.js')).ProgressView })),
);
const ScheduleView = lazy(
  patiently(async () => ({ default: (await import('./schedule/schedule-view.js')).ScheduleView })),
);

/** The items of a program, in the way one looks at them; which that is, and what is asked for, stands in the address. */
export function ItemsViews({ program }: { program: Schemas['Program'] }): ReactElement {
  const t = useTexts();
  const search: ItemSearch = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<ItemSearch>): void => {
    void navigate({
      to: '/programs/$id',
      params: { id: program.id },
      search: { ...search, ...part },
      replace: true,
      resetScroll: false,
    });
  };
  const { view = 'table' } = search;
  const shown = { program, search, change };
  return (
    <>
      <SegmentedControl
        aria-label={t('schedule.view.label')}
        mb="sm"
        value={view}
        onChange={(chosen) => change({ view: views.find((each) => each === chosen) })}
        data={views.map((value) => ({ value, label: t(`schedule.view.${value}`) }))}
      />
      <Suspense fallback={<Loading rows={6} />}>
        {view === 'table' && <ItemsTable {...shown} />}
        {view === 'timeline' && <ScheduleView {...shown} />}
        {view === 'board' && (
          <BoardView programId={program.id} search={search}>
            <Filters search={search} change={change} phases={program.phases} />
          </BoardView>
        )}
        {view === 'progress' && (
          <ProgressView programId={program.id} holders={search.holders ?? 'person'} change={change} />
        )}
      </Suspense>
    </>
  );
}
