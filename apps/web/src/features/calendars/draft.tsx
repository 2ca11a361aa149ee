import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { CommandForm } from '../../components/form/command-form.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { daysOfSpan, intervalsOf } from './days.js';
import { Difference } from './difference.js';
import { WouldMove } from './would-move.js';
import { useWeekdays } from '../../lib/weekdays.js';

type Detail = Schemas['CalendarDetail'];

interface FormProps {
  calendar: Detail;
  close: () => void;
}

type Form = 'day' | 'weekend' | 'hours' | 'known';
const forms = ['day', 'weekend', 'hours', 'known'] as const satisfies readonly Form[];

/** Changes gather in a draft: they are made here, seen, tried, and published. */
export function Draft({ calendar }: { calendar: Detail }): ReactElement {
  const t = useTexts();
  const { may, because, known, error } = useMay('administer');
  const [open, show] = useState<Form | null>(null);
  const close = (): void => show(null);
  return (
    <Part title={t('calendar.edit.title')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t(calendar.draft ? 'calendar.edit.drafted' : 'calendar.edit.none')}
        </Text>
        <Problem error={error} />
        {known && !may && (
          <Text size="sm" c="dimmed">
            {t('calendar.edit.onlyAdministrators', { because: because ?? '' })}
          </Text>
        )}
        {may && (
          <Group gap="xs">
            {forms.map((form) => (
              <Button
                key={form}
                variant="default"
                size="compact-sm"
                aria-expanded={open === form}
                onClick={() => show(open === form ? null : form)}
              >
                {t(`calendar.edit.open.${form}`)}
              </Button>
            ))}
          </Group>
        )}
        {may && open === 'day' && <DayForm calendar={calendar} close={close} />}
        {may && open === 'weekend' && <WeekendForm calendar={calendar} close={close} />}
        {may && open === 'hours' && <HoursForm calendar={calendar} close={close} />}
        {may && open === 'known' && <KnownForm calendar={calendar} close={close} />}
        {calendar.draft && calendar.inForce && <Differs calendar={calendar} />}
        {may && calendar.draft && <WouldMove calendar={calendar} />}
        {may && calendar.draft && <PublishForm calendar={calendar} />}
      </Stack>
    </Part>
  );
}

function Differs({ calendar: { key } }: { calendar: Detail }): ReactElement {
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/calendars/{key}/diff', { params: { path: { key } } }));
  return (
    <section aria-label={t('calendar.changes')}>
      <Text size="sm" fw={600}>
        {t('calendar.changes')}
      </Text>
      <Problem error={found.error} />
      {found.data && <Difference found={found.data} none={t('calendar.noChanges')} />}
    </section>
  );
}

function DayForm({ calendar: { key }, close }: FormProps): ReactElement {
  const t = useTexts();
  const kinds = ['off', 'working', 'ordinary'] as const;
  return (
    <CommandForm
      name={`calendar-day/${key}`}
      title={t('calendar.edit.day')}
      fields={[
        { name: 'days.0.date', label: t('calendar.edit.date'), kind: 'date', required: true },
        { name: 'until', label: t('calendar.edit.until'), kind: 'date', hint: t('calendar.edit.untilHint') },
        {
          name: 'days.0.kind',
          label: t('calendar.edit.what'),
          kind: 'choice',
          required: true,
          options: kinds.map((value) => ({ value, label: t(`calendar.edit.kind.${value}`) })),
        },
        { name: 'days.0.name', label: t('calendar.edit.name'), kind: 'line', required: true },
      ]}
      initial={{ 'days.0.kind': 'off' }}
      send={(values, headers) => {
        const { 'days.0.date': from = '', until = '', 'days.0.kind': kind = 'off', 'days.0.name': name = '' } = values;
        const days = daysOfSpan(from, until).map((date) => ({ date, kind: kind as (typeof kinds)[number], name }));
        return http.POST('/calendars/{key}/overrides', { params: { path: { key } }, body: { days }, headers });
      }}
      done={close}
      close={close}
    />
  );
}

function WeekendForm({ calendar: { key }, close }: FormProps): ReactElement {
  const t = useTexts();
  const weekdays = useWeekdays();
  return (
    <CommandForm
      name={`calendar-weekend/${key}`}
      title={t('calendar.edit.weekend')}
      fields={[
        { name: 'from', label: t('calendar.edit.from'), kind: 'date', hint: t('calendar.edit.fromHint') },
        ...weekdays.map((label, index) => ({ name: `day${index + 1}`, label, kind: 'check' as const })),
      ]}
      initial={{ day6: 'yes', day7: 'yes' }}
      send={({ from = '', ...values }, headers) => {
        const weekend = weekdays.flatMap((_, index) => (values[`day${index + 1}`] === 'yes' ? [index + 1] : []));
        const body = { from: from === '' ? null : from, weekend };
        return http.POST('/calendars/{key}/rules', { params: { path: { key } }, body, headers });
      }}
      done={close}
      close={close}
    />
  );
}

function HoursForm({ calendar: { key }, close }: FormProps): ReactElement {
  const t = useTexts();
  return (
    <CommandForm
      name={`calendar-hours/${key}`}
      title={t('calendar.edit.hours')}
      fields={[
        { name: 'from', label: t('calendar.edit.from'), kind: 'date', hint: t('calendar.edit.fromHint') },
        {
          name: 'hours',
          label: t('calendar.edit.usual'),
          kind: 'line',
          required: true,
          hint: t('calendar.edit.usualHint'),
        },
      ]}
      send={({ from = '', hours = '' }, headers) => {
        const body = { from: from === '' ? null : from, hours: { usual: intervalsOf(hours) } };
        return http.POST('/calendars/{key}/rules', { params: { path: { key } }, body, headers });
      }}
      done={close}
      close={close}
    />
  );
}

function KnownForm({ calendar: { key, version }, close }: FormProps): ReactElement {
  const t = useTexts();
  return (
    <CommandForm
      name={`calendar-known/${key}`}
      title={t('calendar.edit.known')}
      fields={[
        { name: 'known.from', label: t('calendar.edit.knownFrom'), kind: 'date', required: true },
        { name: 'known.until', label: t('calendar.edit.knownUntil'), kind: 'date', required: true },
      ]}
      send={({ 'known.from': from = '', 'known.until': until = '' }, headers) =>
        http.PATCH('/calendars/{key}/draft', {
          params: { path: { key } },
          headers: { ...headers, 'if-match': `"${version}"` },
          body: { known: { from, until } },
        })
      }
      done={close}
      close={close}
    />
  );
}

/** What was seen is published: where somebody has changed the draft since, it is refused. */
function PublishForm({ calendar: { key, version } }: { calendar: Detail }): ReactElement {
  const t = useTexts();
  const discard = useCommand<null, unknown>(`discard-calendar/${key}/${version}`, (_sent, headers) =>
    http.DELETE('/calendars/{key}/draft', {
      params: { path: { key } },
      headers: { ...headers, 'if-match': `"${version}"` },
    }),
  );
  return (
    <>
      <CommandForm
        name={`publish-calendar/${key}`}
        title={t('calendar.edit.publish')}
        fields={[{ name: 'note', label: t('calendar.edit.note'), kind: 'text' }]}
        send={({ note = '' }, headers) =>
          http.POST('/calendars/{key}/publish', {
            params: { path: { key } },
            headers: { ...headers, 'if-match': `"${version}"` },
            body: note === '' ? {} : { note },
          })
        }
        done={() => undefined}
      >
        <Text size="xs" c="dimmed">
          {t('calendar.edit.publishMeans')}
        </Text>
      </CommandForm>
      <div>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={discard.isPending}
          onClick={() => discard.mutate(null)}
        >
          {t('calendar.edit.discard')}
        </Button>
      </div>
      <Problem error={discard.error} />
    </>
  );
}
