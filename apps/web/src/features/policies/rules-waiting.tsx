import { List, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import { RatingBadge, ratings } from '../../components/rating.js';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { usePeopleNamed } from './many.js';
import { useSaid } from './said.js';
import type { Glass } from './signing-fields.js';
import type { Stage } from './stages-fields.js';
import { useWho, type Role } from './who.js';

export function Counted({ time }: { time: 'calendar' | 'working' | undefined }): ReactElement {
  const t = useTexts();
  return (
    <Text size="sm" c="dimmed">
      {t(`policy.counted.${time ?? 'calendar'}`)}
    </Text>
  );
}

export function SignOff({ policy }: { policy: Schemas['SignOffPolicy'] }): ReactElement {
  const t = useTexts();
  const said = useSaid();
  return (
    <>
      <Stages stages={policy.stages} />
      <Late policy={policy} limit={[t('policy.limit'), said.span(policy.limit)]} />
      <PastThem glass={policy.breakGlass} />
      <Counted time={policy.time} />
    </>
  );
}

/** After how long it is late, who is told then, and how often again. */
function Late({
  policy: { escalateTo, repeat },
  limit,
}: {
  policy: { escalateTo: readonly Role[]; repeat?: { every: string; times: number } };
  limit: readonly [string, string];
}): ReactElement {
  const t = useTexts();
  const said = useSaid();
  const who = useWho();
  return (
    <>
      <Facts facts={[limit, [t('policy.escalateTo'), who({ roles: escalateTo, people: [] })]]} />
      {repeat && (
        <Text size="sm">{t('policyForm.toldAgain', { every: said.span(repeat.every), times: repeat.times })}</Text>
      )}
    </>
  );
}

/** Who may have it decided past its approvers. */
function PastThem({ glass }: { glass: Glass | undefined }): ReactElement | null {
  const t = useTexts();
  const said = useSaid();
  const who = useWho();
  if (!glass) return null;
  return (
    <Text size="sm">
      {t('policyForm.pastThem', {
        asks: who(glass) || '…',
        confirms: who(glass.secondPerson) || '…',
        span: said.span(glass.expires),
      })}
    </Text>
  );
}

function Stages({ stages }: { stages: readonly Stage[] }): ReactElement {
  return (
    <List size="sm" listStyleType="none" withPadding={false}>
      {stages.map((stage, index) => (
        <List.Item key={index}>
          <OneStage stage={stage} number={index + 1} />
        </List.Item>
      ))}
    </List>
  );
}

function OneStage({ stage, number }: { stage: Stage; number: number }): ReactElement {
  const t = useTexts();
  const who = useWho();
  const names = usePeopleNamed(stage.weights || stage.veto ? stage.people : []);
  const called = (each: string): string =>
    (stage.roles as readonly string[]).includes(each) ? t(`policy.role.${each as Role}`) : (names.get(each) ?? '…');
  const weights = Object.entries(stage.weights ?? {}).map(([each, weight]) => `${called(each)} ${weight}`);
  return (
    <>
      <strong>{t('policy.stage', { number, name: stage.name })}</strong>
      {' · '}
      {t(stage.weights ? 'policyForm.weighing' : 'policy.required', { count: stage.required, who: who(stage) })}
      {weights.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('policyForm.weights', { weights: weights.join(', ') })}
        </Text>
      )}
      {stage.veto && (
        <Text size="xs" c="dimmed">
          {t('policyForm.saysVeto', { who: stage.veto.map(called).join(', ') })}
        </Text>
      )}
    </>
  );
}

export function Extension({ policy }: { policy: Schemas['ExtensionPolicy'] }): ReactElement {
  const t = useTexts();
  const said = useSaid();
  const who = useWho();
  return (
    <>
      <List size="sm">
        {policy.rules.map((rule, index) => {
          const until = [
            rule.upToDays === undefined ? null : t('policy.upToDays', { days: rule.upToDays }),
            rule.upToNumber === undefined ? null : t('policy.upToNumber', { number: rule.upToNumber }),
            rule.upToTotalDays === undefined ? null : t('policy.upToTotal', { days: rule.upToTotalDays }),
          ].filter((each) => each !== null);
          return (
            <List.Item key={index}>
              <strong>{until.length === 0 ? t('policy.otherwise') : until.join(', ')}</strong>
              {' · '}
              {t('policy.required', { count: rule.required, who: who(rule) })}
            </List.Item>
          );
        })}
      </List>
      <Facts
        facts={[
          [t('policy.most'), policy.mostExtensions],
          [t('policy.longestTotal'), policy.longestTotalDays],
        ]}
      />
      <Late policy={policy} limit={[t('policy.answerWithin'), said.span(policy.answerWithin)]} />
      <Counted time={policy.time} />
    </>
  );
}

export function Exceptions({ policy }: { policy: Schemas['ExceptionPolicy'] }): ReactElement {
  const t = useTexts();
  const said = useSaid();
  return (
    <>
      {ratings.map((rating) => (
        <section key={rating}>
          <Text size="sm" component="div">
            <RatingBadge rating={rating} /> {t('policy.longest', { span: said.span(policy.ratings[rating].longest) })}
          </Text>
          <Stages stages={policy.ratings[rating].stages} />
        </section>
      ))}
      <Facts
        facts={[
          [t('policyForm.before'), policy.before.map((span) => said.before(span)).join(', ')],
          [t('policyForm.stale'), said.span(policy.staleLimit)],
        ]}
      />
      <Late policy={policy} limit={[t('policy.limit'), said.span(policy.limit)]} />
      <PastThem glass={policy.breakGlass} />
    </>
  );
}

export function Effectiveness({ policy }: { policy: Schemas['EffectivenessPolicy'] }): ReactElement {
  const t = useTexts();
  const said = useSaid();
  const who = useWho();
  return (
    <>
      <Facts
        facts={[
          [t('policy.checkAfter'), said.span(policy.after)],
          [t('policy.asked'), who(policy)],
        ]}
      />
      <Late policy={policy} limit={[t('policy.limit'), said.span(policy.limit)]} />
      <Counted time={policy.time} />
    </>
  );
}
