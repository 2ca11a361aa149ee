import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { monthsOf, type YearDay } from './year.js';
import { useSpokenText } from '../../lib/spoken.js';

/** The twelve months of a year; a day off, a weekend and a make-up day differ by form and by word. */
export function Months({ year, version }: { year: number; version: Schemas['CalendarVersionDetail'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { knownFrom, knownUntil } = version;
  const known = (knownFrom ?? '9') <= `${year}-01-01` && (knownUntil ?? '') >= `${year}-12-31`;
  return (
    <>
      {!known && (
        <Text size="sm" className="soon" mb="xs">
          {t('calendar.unknown')}
        </Text>
      )}
      <div className="year">
        {monthsOf(year, version).map((days) => (
          <Month key={days[0]?.date} days={days} name={clock.month(days[0]?.date ?? '')} />
        ))}
      </div>
      <Text size="xs" c="dimmed" mt="xs">
        <span className="year-day" data-kind="off">
          1
        </span>{' '}
        {t('calendar.off')} ·{' '}
        <span className="year-day" data-kind="weekend">
          1
        </span>{' '}
        {t('calendar.weekend')} ·{' '}
        <span className="year-day" data-kind="make-up">
          1
        </span>{' '}
        {t('calendar.makeUp')}
      </Text>
    </>
  );
}

function Month({ days, name }: { days: readonly YearDay[]; name: string }): ReactElement {
  const spoken = useSpokenText();
  const first = new Date(`${days[0]?.date ?? ''}T00:00:00Z`).getUTCDay();
  return (
    <section aria-label={name}>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      <div className="month">
        {Array.from({ length: (first + 6) % 7 }, (_, place) => (
          <span key={place} aria-hidden />
        ))}
        {days.map(({ date, kind, name: called }) => (
          <span
            key={date}
            className="year-day"
            data-kind={kind}
            {...(called === null ? {} : { title: spoken(called) })}
          >
            {Number(date.slice(8))}
          </span>
        ))}
      </div>
    </section>
  );
}
