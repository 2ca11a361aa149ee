import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, type Paths, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { Came } from '../came.js';
import { Ladder } from '../ladder.js';
import { Part } from '../part.js';
import { Timeline } from '../timeline/timeline.js';

/** Kinds of records, as the API calls them, of which it tells what happened and what comes. */
type Place = {
  [Path in keyof Paths]: Path extends `/${infer Of}/{id}/upcoming`
    ? `/${Of}/{id}/timeline` extends keyof Paths
      ? Of
      : never
    : never;
}[keyof Paths];

interface Times {
  happened: UseQueryResult<{ items: Schemas['TimelineEntry'][] }>;
  comes: UseQueryResult<{ items: Schemas['UpcomingStep'][] }>;
}

/** What happened to a record and what comes, asked for beside the record itself. */
export function useTimes(of: Place, id: string): Times {
  const path = { id };
  // What one kind answers, all do.
  const happened = useQuery({
    ...api.queryOptions('get', `/${of}/{id}/timeline` as '/cases/{id}/timeline', { params: { path } }),
  });
  const comes = useQuery({
    ...api.queryOptions('get', `/${of}/{id}/upcoming` as '/cases/{id}/upcoming', { params: { path } }),
  });
  return { happened, comes };
}

/** What happened to it, the newest first, by the clocks of who reads and of its own zone. */
export function Happened({ of: { happened }, zone }: { of: Times; zone: string }): ReactElement {
  const t = useTexts();
  return (
    <Part title={t('items.timeline')}>
      <Came of={happened}>{({ items }) => <Timeline entries={items} zone={zone} />}</Came>
    </Part>
  );
}

/** What comes, and when. */
export function Coming({ of: { comes }, zone }: { of: Times; zone: string }): ReactElement {
  const t = useTexts();
  return (
    <Part title={t('record.coming')}>
      <Came of={comes}>{({ items }) => <Ladder passed={[]} coming={items} zone={zone} />}</Came>
    </Part>
  );
}
