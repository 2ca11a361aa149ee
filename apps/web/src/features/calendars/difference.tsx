import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useSpokenText } from '../../lib/spoken.js';

/** How many days are listed; the twin of a whole year of changes is the year. */
const most = 60;

/** What is another between two versions: the rules that changed, and each day. */
export function Difference({ found, none }: { found: Schemas['CalendarDifference']; none: string }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const spoken = useSpokenText();
  const { days, rules } = found;
  if (days.length === 0 && rules.length === 0) return <Empty>{none}</Empty>;
  return (
    <>
      {rules.map(({ what }) => (
        <Text key={what} size="sm">
          {t(`calendar.edit.ruleChanged.${what}`)}
        </Text>
      ))}
      <ul className="rows">
        {days.slice(0, most).map(({ date, before, after }) => (
          <li key={date}>
            <Text size="sm">
              {t('calendar.dayChange', {
                day: clock.day(date),
                what: t(
                  before.working === after.working
                    ? 'calendar.edit.renamed'
                    : after.working
                      ? 'calendar.becomesWorking'
                      : 'calendar.becomesOff',
                ),
                name: spoken(after.name ?? before.name ?? ''),
              })}
            </Text>
          </li>
        ))}
      </ul>
      {days.length > most && (
        <Text size="xs" c="dimmed">
          {t('calendar.edit.moreDays', { count: days.length - most })}
        </Text>
      )}
    </>
  );
}
