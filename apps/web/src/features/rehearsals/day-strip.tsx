import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { ProofAsked } from '../../components/proof-asked.js';
import { ItemLink } from '../../components/record-link.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { beforeMonday, dayByDay, type Day, type Fired } from './days.js';
import './rehearsals.css';
import { Spoken } from '../../components/spoken.js';

interface Props {
  timeline: readonly Fired[];
  from: string;
  days: number;
}

/** How many messages each day, week below week; a day that is chosen shows what is fired on it. */
export function DayStrip({ timeline, from, days }: Props): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const all = useMemo(() => dayByDay(timeline, Date.parse(from), days, clock.zone), [timeline, from, days, clock.zone]);
  const busiest = all.reduce((most, { messages }) => Math.max(most, messages), 1);
  const [chosen, choose] = useState<string | null>(() => all.find(({ messages }) => messages > 0)?.day ?? null);
  const shown = all.find(({ day }) => day === chosen);
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t('rehearsal.daysHint')}
      </Text>
      <div className="day-strip" role="group" aria-label={t('rehearsal.days')}>
        {Array.from({ length: beforeMonday(all[0]?.day ?? '2026-11-30') }, (_, place) => (
          <span key={place} aria-hidden />
        ))}
        {all.map(({ day, messages }, place) => (
          <UnstyledButton
            key={day}
            className="day"
            aria-pressed={day === chosen}
            style={{ '--share': messages / busiest }}
            data-some={messages > 0 || undefined}
            onClick={() => choose(day)}
          >
            <VisuallyHidden>{t('rehearsal.onDay', { day: clock.day(day), count: messages })}</VisuallyHidden>
            <span aria-hidden>{place === 0 || day.endsWith('-01') ? clock.dayOfYear(day) : Number(day.slice(8))}</span>
            <strong aria-hidden>{messages > 0 ? messages : ''}</strong>
          </UnstyledButton>
        ))}
      </div>
      {shown && <OnDay day={shown} />}
    </>
  );
}

function OnDay({ day: { day, fired } }: { day: Day }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <section aria-live="polite">
      <Text size="sm" fw={600} mt="sm">
        {clock.day(day)}
      </Text>
      {fired.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('rehearsal.none')}
        </Text>
      )}
      <ol className="rows">
        {fired.map((each, place) => (
          <li key={place}>
            <Text size="sm">
              <time dateTime={each.at}>{clock.at(each.at)}</time> ·{' '}
              {t(`rehearsal.fired.${each.type}`, { defaultValue: each.type, level: each.level })}
            </Text>
            {each.item && (
              <Text size="sm">
                <ItemLink item={each.item} />
              </Text>
            )}
            <Text size="xs" c="dimmed">
              {each.told.length === 0
                ? t('rehearsal.toldNobody')
                : t('rehearsal.told', { who: each.told.map(({ person }) => person.name).join(', ') })}
              {each.because !== '' && (
                <>
                  {' · '}
                  <Spoken>{each.because}</Spoken>
                </>
              )}
            </Text>
            <ProofAsked proof={each.proof} />
          </li>
        ))}
      </ol>
    </section>
  );
}
