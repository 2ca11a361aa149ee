import { Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { Spoken } from '../../components/spoken.js';

type Version = Schemas['CalendarVersionDetail'];

interface Props {
  year: number;
  calendarKey: string;
  version: Version;
  /** Whether what was stated can be taken back: it is the last version, and whoever looks may. */
  edits: boolean;
}

/** The twin of the picture: what has a name, as a list, with where each day comes from. */
export function NamedDays({ year, calendarKey, version, edits }: Props): ReactElement {
  const t = useTexts();
  const days = version.days.filter(({ date }) => date.startsWith(`${year}-`));
  return (
    <Part title={t('calendar.named')}>
      {days.length === 0 && <Empty>{t('calendar.noDays')}</Empty>}
      <ul className="rows">
        {days.map((day) => (
          <li key={day.date}>
            <OneDay calendarKey={calendarKey} day={day} edits={edits} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface DayProps extends Pick<Props, 'calendarKey' | 'edits'> {
  day: Version['days'][number];
}

function OneDay({ calendarKey: key, day: { date, name, kind, origin, stated, announced }, edits }: DayProps) {
  const t = useTexts();
  const clock = useClock();
  const remove = useCommand<string, unknown>(`unstate-day/${key}`, (sent, headers) =>
    http.DELETE('/calendars/{key}/overrides/{date}', { params: { path: { key, date: sent } }, headers }),
  );
  return (
    <>
      <Group justify="space-between" align="start" wrap="nowrap">
        <div>
          <Text size="sm">
            {clock.day(date)} · <Spoken>{name}</Spoken>
          </Text>
          <Text size="xs" c="dimmed">
            {t(`calendar.kind.${kind}`)} · <Spoken>{origin}</Spoken>
          </Text>
          {!announced && (
            <Text size="xs" className="soon">
              {t('calendar.edit.notGazetted')}
            </Text>
          )}
        </div>
        {edits && stated && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={t('calendar.edit.takeBackThis', { day: clock.day(date) })}
            loading={remove.isPending}
            onClick={() => remove.mutate(date)}
          >
            {t('calendar.edit.takeBack')}
          </Button>
        )}
      </Group>
      <Problem error={remove.error} />
    </>
  );
}
