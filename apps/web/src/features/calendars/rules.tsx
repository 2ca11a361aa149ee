import { Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { useWeekdays } from '../../lib/weekdays.js';

type Version = Schemas['CalendarVersionDetail'];

interface Props {
  calendarKey: string;
  version: Version;
  /** Whether rules can be taken out of it: it is the last, and whoever looks may. */
  edits: boolean;
}

/** The weekend and the hours, each from when it holds. */
export function Rules({ calendarKey, version, edits }: Props): ReactElement {
  const t = useTexts();
  const weekdays = useWeekdays();
  const rules = [
    ...version.weekends.map(({ from, days }) => ({
      what: 'weekend' as const,
      from,
      says: days.length === 0 ? t('calendar.edit.noWeekend') : days.map((day) => weekdays[day - 1]).join(', '),
    })),
    ...version.hours.map(({ from, usual }) => ({
      what: 'hours' as const,
      from,
      says: usual.map((each) => `${each.from}–${each.to}`).join(', '),
    })),
  ];
  return (
    <section aria-label={t('calendar.edit.rules')}>
      <ul className="rows">
        {rules.map((rule) => (
          <li key={`${rule.what}/${rule.from ?? ''}`}>
            <OneRule calendarKey={calendarKey} edits={edits} {...rule} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RuleProps extends Pick<Props, 'calendarKey' | 'edits'> {
  what: 'weekend' | 'hours';
  from: string | null;
  says: string;
}

function OneRule({ calendarKey: key, what, from, says, edits }: RuleProps): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const remove = useCommand<string, unknown>(`remove-rule/${key}/${what}`, (sent, headers) =>
    http.DELETE('/calendars/{key}/rules/{what}/{from}', { params: { path: { key, what, from: sent } }, headers }),
  );
  const named = t(`calendar.edit.rule.${what}`);
  const since = from === null ? t('calendar.edit.always') : t('calendar.edit.since', { day: clock.day(from) });
  return (
    <>
      <Group justify="space-between" align="start" wrap="nowrap">
        <Text size="sm">
          {named}: {says}
          <Text size="xs" c="dimmed" component="span">
            {' '}
            · {since}
          </Text>
        </Text>
        {edits && from !== null && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={t('calendar.edit.removeRule', { rule: named, since })}
            loading={remove.isPending}
            onClick={() => remove.mutate(from)}
          >
            {t('calendar.edit.remove')}
          </Button>
        )}
      </Group>
      <Problem error={remove.error} />
    </>
  );
}
