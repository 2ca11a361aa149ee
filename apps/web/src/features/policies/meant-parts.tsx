import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { When, WhoAndWhy } from '../../components/ladder.js';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';

type Stage = Schemas['MeantStage'];
type Found = Stage['leftOut'];

/** People by name; that there is nobody is said. */
export function People({ found }: { found: Found }): ReactElement {
  const t = useTexts();
  if (found.length === 0) return <span className="late">{t('policy.meant.nobody')}</span>;
  return <strong>{found.map(({ person }) => person.name).join(', ')}</strong>;
}

/** Why it would be refused as things stand. */
export function Refused({ why }: { why: string | null }): ReactElement | null {
  if (why === null) return null;
  return (
    <Text size="sm" className="late" lang="en">
      {why}
    </Text>
  );
}

export function Stages({ stages }: { stages: readonly Stage[] }): ReactElement {
  const t = useTexts();
  return (
    <ol className="rows" aria-label={t('policy.meant.stages')}>
      {stages.map((stage, index) => (
        <li key={index}>
          <div>
            <Text size="sm">
              {t('policy.stage', { number: index + 1, name: stage.name })} ·{' '}
              {t('policy.meant.required', { count: stage.required, of: stage.weight })}
            </Text>
            <Text size="sm">
              <People found={stage.approvers} />
            </Text>
            <Marked stage={stage} />
            {stage.leftOut.length > 0 && (
              <Text size="xs" c="dimmed">
                {t('policy.meant.leftOut')} <People found={stage.leftOut} />
              </Text>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Whose word weighs more, and whose ends it. */
function Marked({ stage: { approvers } }: { stage: Stage }): ReactElement | null {
  const t = useTexts();
  const said = approvers.flatMap(({ person, weight, veto }) => [
    ...(weight === 1 ? [] : [t('policy.meant.weighs', { name: person.name, weight })]),
    ...(veto ? [t('policy.meant.veto', { name: person.name })] : []),
  ]);
  if (said.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      {said.join(' · ')}
    </Text>
  );
}

interface DecidersProps {
  title: string;
  found: { required: number; deciders: Found; leftOut: Found; refused: string | null };
}

/** Who would agree, and how many of them. */
export function Deciders({ title, found: { required, deciders, leftOut, refused } }: DecidersProps): ReactElement {
  const t = useTexts();
  return (
    <div>
      <Text size="sm">
        {title} · {t('policy.meant.required', { count: required, of: deciders.length })}
      </Text>
      <Text size="sm">
        <People found={deciders} />
      </Text>
      <Refused why={refused} />
      {leftOut.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('policy.meant.leftOut')} <People found={leftOut} />
        </Text>
      )}
    </div>
  );
}

/** What comes while nobody decides: when, and whom it reaches. */
export function Steps({
  title,
  steps,
}: {
  title: string;
  steps: readonly Schemas['MeantStep'][];
}): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (steps.length === 0) return null;
  const most = 6;
  return (
    <>
      <Text size="sm" fw={600} mt="xs">
        {title}
      </Text>
      <ol className="ladder" aria-label={title}>
        {steps.slice(0, most).map((step) => (
          <li key={`${step.kind}/${step.level}/${step.occurrence}`}>
            <When at={step.at} zone={step.zone} />
            <div>
              <Text size="sm">
                {t(`step.${step.kind}`, { level: step.level })} · {clock.away(step.at)}
              </Text>
              <WhoAndWhy step={step} />
            </div>
          </li>
        ))}
      </ol>
      {steps.length > most && (
        <Text size="xs" c="dimmed">
          {t('policy.meant.more', { count: steps.length - most })}
        </Text>
      )}
    </>
  );
}
