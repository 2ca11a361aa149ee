import { Anchor, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { RowsOf } from '../../components/record/rows-of.js';
import { pages } from '../../lib/pages.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { aboutReport } from './about.js';

/** Reports that came, the newest first. */
export function Sent(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const found = useInfiniteQuery(pages('/governance-reports/sent', {}));
  return (
    <RowsOf found={found} empty={t('report.sentNone')}>
      {({ id, week, scope, madeAt }) => (
        <>
          <Anchor component={Link} to="/reports/$id" params={{ id } as never} size="sm">
            {t('report.sentOf', { week, what: aboutReport(scope, t) })}
          </Anchor>
          <Text size="xs" c="dimmed">
            {t('report.asOf', { when: clock.at(madeAt) })}
          </Text>
        </>
      )}
    </RowsOf>
  );
}
