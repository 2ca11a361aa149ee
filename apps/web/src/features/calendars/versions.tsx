import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Difference } from './difference.js';
import { Spoken } from '../../components/spoken.js';

type Detail = Schemas['CalendarDetail'];

const shownAtFirst = 5;

/** Each version with who published it and why, and how it differs from the one before. */
export function Versions({ calendar }: { calendar: Detail }): ReactElement {
  const t = useTexts();
  const [all, showAll] = useState(false);
  const published = calendar.versions.filter(({ status }) => status === 'published');
  return (
    <Part title={t('calendar.edit.versions')}>
      <ul className="rows">
        {published.slice(0, all ? published.length : shownAtFirst).map((version) => (
          <li key={version.id}>
            <One calendarKey={calendar.key} version={version} first={version.id === published.at(-1)?.id} />
          </li>
        ))}
      </ul>
      {!all && published.length > shownAtFirst && (
        <Button variant="subtle" size="compact-xs" onClick={() => showAll(true)}>
          {t('calendar.edit.allVersions')}
        </Button>
      )}
    </Part>
  );
}

interface OneProps {
  calendarKey: string;
  version: Schemas['CalendarVersion'];
  first: boolean;
}

function One({ calendarKey, version, first }: OneProps): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [open, show] = useState(false);
  const { version: number, publishedAt, publishedBy, note } = version;
  return (
    <>
      <Group justify="space-between" align="start" wrap="nowrap">
        <div>
          <Text size="sm">{t('calendar.edit.version', { version: number })}</Text>
          {publishedAt !== null && (
            <Text size="xs" c="dimmed">
              {publishedBy === null
                ? clock.at(publishedAt)
                : t('calendar.by', { when: clock.at(publishedAt), who: publishedBy.name })}
            </Text>
          )}
          {note !== '' && (
            <Text size="xs" className="said">
              <Spoken>{note}</Spoken>
            </Text>
          )}
        </div>
        {!first && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-expanded={open}
            aria-label={t('calendar.edit.differsOf', { version: number })}
            onClick={() => show(!open)}
          >
            {t('calendar.edit.differs')}
          </Button>
        )}
      </Group>
      {open && <Since calendarKey={calendarKey} to={number} />}
    </>
  );
}

function Since({ calendarKey: key, to }: { calendarKey: string; to: number }): ReactElement {
  const t = useTexts();
  const found = useQuery(
    api.queryOptions('get', '/calendars/{key}/diff', { params: { path: { key }, query: { to } } }),
  );
  return (
    <>
      <Problem error={found.error} />
      {found.data && <Difference found={found.data} none={t('calendar.edit.sameDays')} />}
    </>
  );
}
