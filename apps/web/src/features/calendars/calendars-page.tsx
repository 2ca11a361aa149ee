import './texts.js';
import { Anchor, Badge, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { PageHead } from '../../components/page-head.js';
import { ListOf } from '../../components/record/list-of.js';
import type { Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useClock, useTexts } from '../../lib/texts.js';
import type { Clock } from '../../lib/time.js';
import { Spoken } from '../../components/spoken.js';

type Calendar = Schemas['Calendar'];

/** By which days and hours due dates are counted, market by market. */
export function CalendarsPage(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const found = useInfiniteQuery(pages('/calendars', { sort: 'key' }));
  return (
    <>
      <PageHead title={t('calendar.title')} />
      <ListOf
        label={t('calendar.title')}
        found={found}
        columns={columnsOf(t, clock)}
        keyOf={({ key }) => key}
        empty={t('calendar.none')}
      />
    </>
  );
}

function columnsOf(t: ReturnType<typeof useTexts>, clock: Clock): Column<Calendar>[] {
  return [
    {
      id: 'name',
      title: t('calendar.name'),
      cell: (row) => (
        <Text size="sm" component="span">
          <Anchor component={Link} to="/calendars/$key" params={{ key: row.key } as never} inherit>
            <span className="key">{row.key}</span> <Spoken>{row.name}</Spoken>
          </Anchor>{' '}
          {row.isDefault && (
            <Badge variant="default" size="sm" tt="none">
              {t('calendar.default')}
            </Badge>
          )}
        </Text>
      ),
    },
    { id: 'market', title: t('calendar.market'), width: 90, cell: ({ market }) => market ?? '' },
    { id: 'zone', title: t('calendar.zone'), width: 180, cell: ({ zone }) => zone },
    {
      id: 'inForce',
      title: t('calendar.inForce'),
      width: 260,
      cell: ({ inForce, draft }) => (
        <>
          {inForce && t('calendar.version', { version: inForce.version, day: clock.day(inForce.asOf) })}
          {draft && (
            <Text size="xs" c="dimmed">
              {t('calendar.draft')}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'warning',
      title: t('calendar.note'),
      cell: ({ warning }) =>
        warning !== null && (
          <Text size="xs" className="soon" component="span">
            <Spoken>{warning}</Spoken>
          </Text>
        ),
    },
  ];
}
