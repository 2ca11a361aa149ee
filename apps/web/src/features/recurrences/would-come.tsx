import { List, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, type ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useRuleWords } from '../../lib/use-rule-words.js';
import { Spoken } from '../../components/spoken.js';
import { useSpokenText } from '../../lib/spoken.js';

interface Props {
  schedule: Schemas['ScheduleFacts'];
  /** Of a recurrence that there is: what it would come to, changed so. */
  id?: string;
  /** Of a new one: whose days off count, as the API takes it. */
  by?: { managerId?: string; programId?: string };
}

/** What a schedule means, in words, and the dates that it would come to. */
export function WouldCome({ schedule, id, by = {} }: Props): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const words = useRuleWords();
  const heading = useId();
  const [asked] = useDebouncedValue(JSON.stringify({ schedule, ...(id === undefined ? by : {}) }), 300);
  const found = useQuery({
    queryKey: ['schedule-preview', id ?? '', asked],
    queryFn: async ({ signal }) => {
      const body = JSON.parse(asked) as Schemas['NewSchedulePreview'];
      const answer =
        id === undefined
          ? await http.POST('/recurrences/preview', { body, signal })
          : await http.POST('/recurrences/{id}/preview', { params: { path: { id } }, body, signal });
      return answer.data ?? null;
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
  const spoken = useSpokenText();
  const said = found.error === null ? found.data : null;
  return (
    <section aria-labelledby={heading}>
      <Text id={heading} size="sm" fw={600}>
        {t('recurrence.form.wouldCome')}
      </Text>
      <Problem error={found.error} />
      {said && (
        <Stack gap={4} mt={4} aria-busy={found.isPlaceholderData}>
          <Text size="sm">{words(said.schedule)}</Text>
          {said.notes.map((note) => (
            <Text key={note} size="xs" className="soon">
              <Spoken>{note}</Spoken>
            </Text>
          ))}
          {said.coming.length === 0 && (
            <Text size="sm" className="soon">
              {t('recurrence.form.noneComes')}
            </Text>
          )}
          <List size="sm">
            {said.coming.map(({ nominal, date, at, because, skipped }) => (
              <List.Item key={nominal}>
                <time dateTime={at}>{clock.at(at, said.schedule.zone)}</time>{' '}
                {[
                  date === nominal ? null : t('recurrence.moved', { day: clock.day(nominal) }),
                  because && spoken(because),
                  skipped && t('recurrence.skip.isSkipped'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </List.Item>
            ))}
          </List>
          {said.schedule.mode === 'after_completion' && (
            <Text size="xs" c="dimmed">
              {t('recurrence.form.onlyFirst')}
            </Text>
          )}
          {said.unskipped.length > 0 && (
            <Text size="sm" className="soon">
              {t('recurrence.form.unskipped', { days: said.unskipped.map((day) => clock.day(day)).join(', ') })}
            </Text>
          )}
        </Stack>
      )}
    </section>
  );
}
