import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { api } from '../../lib/api.js';
import { useMay } from '../../lib/rights.js';

const Guide = lazy(async () => ({ default: (await import('./guide.js')).Guide }));
const place = 'tollgate.guide';

/** What to do first, for whoever may launch a program, until one has been launched. */
export function FirstRun(): ReactElement | null {
  const [hidden, hide] = useState(localStorage.getItem(place) === 'hidden');
  const { may } = useMay('launch');
  const { data } = useQuery(
    api.queryOptions('get', '/programs', { params: { query: { limit: 20, sort: '-created' } } }),
  );
  if (hidden || !may || data === undefined || data.items.some(({ status }) => status !== 'draft')) return null;
  return (
    <Suspense>
      <Guide
        draft={data.items[0] ?? null}
        hide={() => {
          localStorage.setItem(place, 'hidden');
          hide(true);
        }}
      />
    </Suspense>
  );
}
