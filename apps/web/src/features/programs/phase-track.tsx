import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { cityOf, ownZone } from '../../lib/time.js';
import { useClock, useTexts } from '../../lib/texts.js';

/** The phases in order, each with its tollgate: passed, at its tollgate, open, to come. */
export function PhaseTrack({ phases, zone }: { phases: readonly Schemas['Phase'][]; zone: string }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <ol className="track phases" aria-label={t('programs.phases')}>
      {phases.map((phase) => (
        <li
          key={phase.id}
          data-passed={phase.status === 'passed' || undefined}
          aria-current={phase.status === 'open' || phase.status === 'tollgate' ? 'step' : undefined}
        >
          {phase.name}
          <Text size="xs" c="dimmed">
            {t(`programs.phase.${phase.status}`)} ·{' '}
            {t('programs.done', { done: phase.items.done, all: phase.items.total - phase.items.cancelled })}
          </Text>
          {phase.targetDate !== null && (
            <Text size="xs" {...(phase.targetMissedAt === null ? { c: 'dimmed' } : { className: 'late' })}>
              {t(phase.targetMissedAt === null ? 'programs.target' : 'programs.targetMissed', {
                day: clock.day(phase.targetDate),
              })}
              {zone !== ownZone && ` (${cityOf(zone)})`}
            </Text>
          )}
        </li>
      ))}
    </ol>
  );
}
