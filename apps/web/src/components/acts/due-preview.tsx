import { List, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, http } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { ItemLink } from '../record-link.js';

/** What would come of another due date. @param time `18:00`; empty: as it is */
export function dueMove(id: string, date: string, time: string) {
  const query = { date, ...(time === '' ? {} : { time }) };
  return api.queryOptions('get', '/action-items/{id}/due-move', { params: { path: { id }, query } });
}

/** Which other dates could no longer be kept then. */
function whatIf(id: string, date: string, time: string) {
  return queryOptions({
    meta: { kinds: ['action_item'] },
    queryKey: ['what-if', id, date, time],
    queryFn: async ({ signal }) => {
      const body = { due: { date, ...(time === '' ? {} : { time }) } };
      return (await http.POST('/action-items/{id}/what-if', { params: { path: { id } }, body, signal })).data ?? null;
    },
  });
}

const shown = 5;

interface Props {
  id: string;
  by: 'askForTime' | 'changeDue';
  date: string;
  time: string;
}

/** Before it is sent: who will be asked to agree, or when it would be due, and whose dates could no longer be kept. */
export function DuePreview({ id, by, ...asked }: Props): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  const [{ date, time }] = useDebouncedValue(asked, 150, { leading: true });
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(date);
  const move = useQuery({ ...dueMove(id, date, time), enabled: whole }).data;
  const others = useQuery({ ...whatIf(id, date, time), enabled: whole }).data;
  if (!whole || move === undefined) return null;
  const { extension, change } = move;
  const refused = by === 'askForTime' ? extension.refused : change.refused;
  const names = extension.asked.map(({ name, standIn }) =>
    standIn === null ? name : t('duePreview.withStandIn', { name, standIn: standIn.name }),
  );
  const late = [...(others?.items ?? []), ...(others?.phases ?? [])];
  return (
    <Stack gap={4} role="status">
      {refused !== null && (
        <Text size="sm" className="soon">
          {refused}
        </Text>
      )}
      {by === 'askForTime' && names.length > 0 && (
        <Text size="sm">
          {t('duePreview.asked', { who: names.join(', '), count: extension.required ?? 1, of: names.length })}
        </Text>
      )}
      {by === 'changeDue' && change.at !== null && (
        <Text size="sm">{t('duePreview.wouldBe', { when: clock.at(change.at) })}</Text>
      )}
      {late.length > 0 && (
        <>
          <Text size="sm">{t('duePreview.notKept', { count: late.length })}</Text>
          <List size="sm">
            {late.slice(0, shown).map((each) => (
              <List.Item key={each.id}>
                {'key' in each ? <ItemLink item={each} /> : each.name}
                <Text size="xs" c="dimmed">
                  {t('duePreview.keptBy', { when: clock.at(each.expected), count: each.by.workingDays })}
                </Text>
              </List.Item>
            ))}
          </List>
          {late.length > shown && <Text size="xs">{t('duePreview.andOthers', { count: late.length - shown })}</Text>}
        </>
      )}
    </Stack>
  );
}
