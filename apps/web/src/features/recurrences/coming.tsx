import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { CommandForm } from '../../components/form/command-form.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { useSpokenText } from '../../lib/spoken.js';

type Recurrence = Schemas['Recurrence'];
type One = Schemas['ComingOccurrence'];

/** The dates that come, by the clock of the recurrence, why one is another than the rule says, and which are skipped. */
export function Coming({ recurrence }: { recurrence: Recurrence }): ReactElement {
  const t = useTexts();
  const { id } = recurrence;
  const found = useQuery(
    api.queryOptions('get', '/recurrences/{id}/occurrences', { params: { path: { id }, query: { limit: 1 } } }),
  );
  const [skipping, skip] = useState<string | null>(null);
  const coming = found.data?.coming ?? [];
  return (
    <Part title={t('recurrence.coming')}>
      <Problem error={found.error} />
      {found.data && coming.length === 0 && <Empty>{t('recurrence.comingNone')}</Empty>}
      <ol className="rows">
        {coming.map((one) => (
          <li key={one.nominal}>
            <OneComing recurrence={recurrence} one={one} />
            {one.skipped === null && recurrence.allowed.includes('skip') && skipping !== one.nominal && (
              <SkipButton one={one} open={() => skip(one.nominal)} />
            )}
            {skipping === one.nominal && <Skip id={id} one={one} close={() => skip(null)} />}
            {one.skipped !== null && recurrence.allowed.includes('unskip') && <Unskip id={id} one={one} />}
          </li>
        ))}
      </ol>
    </Part>
  );
}

function OneComing({ recurrence: { schedule }, one }: { recurrence: Recurrence; one: One }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const spoken = useSpokenText();
  const { nominal, date, at, because, beyondKnown, skipped } = one;
  return (
    <>
      <Text size="sm" td={skipped === null ? undefined : 'line-through'}>
        <time dateTime={at}>{clock.at(at, schedule.zone)}</time>
      </Text>
      {skipped !== null && (
        <Text size="xs">{t('recurrence.skip.said', { who: skipped.by.name, why: skipped.reason })}</Text>
      )}
      {(because !== null || date !== nominal) && (
        <Text size="xs" c="dimmed">
          {[date === nominal ? null : t('recurrence.moved', { day: clock.day(nominal) }), because && spoken(because)]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
      {beyondKnown && (
        <Text size="xs" className="soon">
          {t('recurrence.beyond')}
        </Text>
      )}
    </>
  );
}

function SkipButton({ one: { nominal }, open }: { one: One; open: () => void }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={t('recurrence.skip.this', { day: clock.day(nominal) })}
      onClick={open}
    >
      {t('recurrence.skip.it')}
    </Button>
  );
}

function Skip({ id, one: { nominal }, close }: { id: string; one: One; close: () => void }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <CommandForm
      name={`skip/${id}/${nominal}`}
      title={t('recurrence.skip.this', { day: clock.day(nominal) })}
      fields={[
        {
          name: 'reason',
          label: t('recurrence.reason'),
          kind: 'line',
          required: true,
          hint: t('recurrence.skip.means'),
        },
      ]}
      send={({ reason = '' }, headers) =>
        http.POST('/recurrences/{id}/skip', {
          params: { path: { id } },
          body: { occurrence: nominal, reason },
          headers,
        })
      }
      done={close}
      close={close}
    />
  );
}

function Unskip({ id, one: { nominal } }: { id: string; one: One }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const back = useCommand<string, unknown>(`unskip/${id}/${nominal}`, (occurrence, headers) =>
    http.POST('/recurrences/{id}/unskip', { params: { path: { id } }, body: { occurrence }, headers }),
  );
  return (
    <Group gap="xs">
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={t('recurrence.skip.backThis', { day: clock.day(nominal) })}
        loading={back.isPending}
        onClick={() => back.mutate(nominal)}
      >
        {t('recurrence.skip.back')}
      </Button>
      <Problem error={back.error} />
    </Group>
  );
}
