import { Anchor, Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { Problem } from '../../components/problem.js';
import { pages } from '../../lib/pages.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { aboutReport } from './about.js';

/** Reports that came, the newest first. */
export function Sent(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const found = useInfiniteQuery(pages('/governance-reports/sent', {}));
  const all = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Problem error={found.error} />
      {found.isPending && <Loading />}
      {found.data && all.length === 0 && <Empty>{t('report.sentNone')}</Empty>}
      {all.length > 0 && (
        <ul className="rows">
          {all.map(({ id, week, scope, madeAt }) => (
            <li key={id}>
              <Anchor component={Link} to="/reports/$id" params={{ id } as never} size="sm">
                {t('report.sentOf', { week, what: aboutReport(scope, t) })}
              </Anchor>
              <Text size="xs" c="dimmed">
                {t('report.asOf', { when: clock.at(madeAt) })}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button variant="default" onClick={() => void found.fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
    </>
  );
}
