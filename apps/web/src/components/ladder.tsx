import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../lib/api.js';
import { useHappened } from '../lib/happened.js';
import { useClock, useTexts } from '../lib/texts.js';
import { Empty } from './empty.js';
import { Spoken } from './spoken.js';

type Passed = Pick<Schemas['TimelineEntry'], 'seq' | 'type' | 'at' | 'summary' | 'data' | 'told' | 'rule'>;
type Coming = Schemas['UpcomingStep'];

/**
 * What has been fired and what will be, on one line of time: when, by which policy, who was or will be told, and whether it
 * has reached them.
 */
export function Ladder({
  passed,
  coming,
  zone,
}: {
  passed: readonly Passed[];
  coming: readonly Coming[];
  zone: string;
}): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const said = useHappened();
  const way = (state: string): string => t(`ladder.ways.${state}` as 'ladder.ways.sent', { defaultValue: state });
  if (passed.length === 0 && coming.length === 0) return <Empty>{t('ladder.none')}</Empty>;
  return (
    <ol className="ladder" aria-label={t('ladder.title')}>
      {passed.map((step) => (
        <li key={step.seq} data-passed="">
          <When at={step.at} zone={zone} />
          <div>
            <Text size="sm" lang={said(step, zone).lang}>
              {said(step, zone).text}
            </Text>
            {step.told.map((told) => (
              <Text key={`${told.person.id}/${told.kind}`} size="xs" c="dimmed">
                {t('ladder.told', {
                  who: told.person.name,
                  how:
                    told.channels.map(({ channel, state }) => `${t(`channel.${channel}`)}: ${way(state)}`).join(', ') ||
                    way(told.push),
                })}
              </Text>
            ))}
            {step.rule !== null && (
              <Text size="xs" c="dimmed">
                {t('ladder.by', { policy: step.rule.policy.name, version: step.rule.policy.version })}
              </Text>
            )}
          </div>
        </li>
      ))}
      {passed.length > 0 && coming.length > 0 && (
        <li className="now">
          <Text size="xs" c="dimmed">
            {t('ladder.now')}
          </Text>
        </li>
      )}
      {coming.map((step) => (
        <li key={`${step.kind}/${step.level}/${step.occurrence}/${step.at}`}>
          <When at={step.at} zone={zone} />
          <div>
            <Text size="sm">
              {t(`step.${step.kind}`, { level: step.level })} · {clock.away(step.at)}
            </Text>
            <WhoAndWhy step={step} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Whom a step will tell, and why them. */
export function WhoAndWhy({ step: { who, because } }: { step: Pick<Coming, 'who' | 'because'> }): ReactElement {
  return (
    <Text size="xs" c="dimmed">
      {who.map(({ person }) => person.name).join(', ')}
      {who.length > 0 && because !== '' && ' · '}
      <Spoken>{because}</Spoken>
    </Text>
  );
}

/** When a step comes, for the reader and where it is due. */
export function When({ at, zone }: { at: string; zone: string }): ReactElement {
  const clock = useClock();
  const there = clock.elsewhere(at, zone);
  return (
    <Text size="xs" className="when">
      <time dateTime={at}>{clock.at(at)}</time>
      {there !== null && (
        <>
          <br />
          {there}
        </>
      )}
    </Text>
  );
}
