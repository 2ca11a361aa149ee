import { Button, Code, List, Stack, Text } from '@mantine/core';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Facts } from '../../components/facts.js';
import { RatingBadge, ratings } from '../../components/rating.js';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useWho } from './who.js';

type Body = Schemas['PolicyVersion']['body'];
type Level = Schemas['EscalationLevel'];

/** What a version of a policy says, as people read it. */
export function Rules({ kind, body }: { kind: Schemas['Policy']['kind']; body: Body }): ReactElement {
  return (
    <Stack gap="sm">
      <Readable kind={kind} body={body} />
      <Whole body={body} />
    </Stack>
  );
}

function Readable({ kind, body }: { kind: Schemas['Policy']['kind']; body: Body }): ReactElement {
  switch (kind) {
    case 'escalation':
      return <Escalation policy={body as Schemas['EscalationPolicy']} />;
    case 'reminder':
      return <Reminders policy={body as Schemas['ReminderPolicy']} />;
    case 'sign_off':
      return <SignOff policy={body as Schemas['SignOffPolicy']} />;
    case 'extension':
      return <Extension policy={body as Schemas['ExtensionPolicy']} />;
    case 'exception':
      return <Exceptions policy={body as Schemas['ExceptionPolicy']} />;
    case 'effectiveness':
      return <Effectiveness policy={body as Schemas['EffectivenessPolicy']} />;
  }
}

function Counted({ time }: { time: 'calendar' | 'working' | undefined }): ReactElement {
  const t = useTexts();
  return (
    <Text size="sm" c="dimmed">
      {t(`policy.counted.${time ?? 'calendar'}`)}
    </Text>
  );
}

/** A step on the line: when it comes, and what it is. */
function Step({ when, children }: { when: string; children: ReactNode }): ReactElement {
  return (
    <li>
      <Text size="xs" className="when">
        {when}
      </Text>
      <div>{children}</div>
    </li>
  );
}

function Escalation({ policy }: { policy: Schemas['EscalationPolicy'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <>
      <Line levels={policy.levels} />
      {Object.entries(policy.bySeverity ?? {}).map(([severity, levels]) => (
        <section key={severity}>
          <Text size="sm" fw={600}>
            {t('policy.severity', { severity })}
          </Text>
          <Line levels={levels} />
        </section>
      ))}
      <Text size="sm">{t('policy.acknowledged', { span: clock.span(policy.acknowledgementHolds) })}</Text>
      <Counted time={policy.time} />
    </>
  );
}

function Line({ levels }: { levels: readonly Level[] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const who = useWho();
  return (
    <ol className="ladder" aria-label={t('policy.line')}>
      <Step when={t('policy.due')}>
        <Text size="sm">{t('step.breach')}</Text>
      </Step>
      {levels.map((level, index) => (
        <Step
          key={`${level.after}/${String(index)}`}
          when={
            /^P(T?0[A-Z])+$/.test(level.after)
              ? t('policy.atBreach')
              : t('policy.after', { span: clock.span(level.after) })
          }
        >
          <Text size="sm">
            {t('policy.level', { level: index + 1 })}: {t('policy.tells', { who: who(level) })}
          </Text>
          <Text size="xs" c="dimmed">
            {t('policy.by', { channels: level.channels.map((each) => t(`channel.${each}`)).join(', ') })}
            {level.repeat &&
              ` · ${t('policy.again', { every: clock.span(level.repeat.every), times: level.repeat.times })}`}
          </Text>
        </Step>
      ))}
    </ol>
  );
}

function Reminders({ policy }: { policy: Schemas['ReminderPolicy'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <>
      <ol className="ladder" aria-label={t('policy.line')}>
        {policy.before.map((span) => (
          <Step key={span} when={t('policy.before', { span: clock.span(span) })}>
            <Text size="sm">{t('policy.remindOwner')}</Text>
            <Text size="xs" c="dimmed">
              {t('policy.by', { channels: policy.channels.map((each) => t(`channel.${each}`)).join(', ') })}
            </Text>
          </Step>
        ))}
        <Step when={t('policy.due')}>
          <Text size="sm">{t('step.breach')}</Text>
        </Step>
      </ol>
      <Counted time={policy.time} />
    </>
  );
}

function SignOff({ policy }: { policy: Schemas['SignOffPolicy'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const who = useWho();
  return (
    <>
      <Stages stages={policy.stages} />
      <Facts
        facts={[
          [t('policy.limit'), clock.span(policy.limit)],
          [t('policy.escalateTo'), who({ roles: policy.escalateTo, people: [] })],
        ]}
      />
      <Counted time={policy.time} />
    </>
  );
}

interface Stage {
  name: string;
  required: number;
  roles: readonly Parameters<ReturnType<typeof useWho>>[0]['roles'][number][];
  people: readonly string[];
}

function Stages({ stages }: { stages: readonly Stage[] }): ReactElement {
  const t = useTexts();
  const who = useWho();
  return (
    <List size="sm" listStyleType="none" withPadding={false}>
      {stages.map((stage, index) => (
        <List.Item key={stage.name + String(index)}>
          <strong>{t('policy.stage', { number: index + 1, name: stage.name })}</strong>
          {' · '}
          {t('policy.required', { count: stage.required, who: who(stage) })}
        </List.Item>
      ))}
    </List>
  );
}

function Extension({ policy }: { policy: Schemas['ExtensionPolicy'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
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
          [t('policy.answerWithin'), clock.span(policy.answerWithin)],
          [t('policy.escalateTo'), who({ roles: policy.escalateTo, people: [] })],
        ]}
      />
      <Counted time={policy.time} />
    </>
  );
}

function Exceptions({ policy }: { policy: Schemas['ExceptionPolicy'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const who = useWho();
  return (
    <>
      {ratings.map((rating) => (
        <section key={rating}>
          <Text size="sm" component="div">
            <RatingBadge rating={rating} /> {t('policy.longest', { span: clock.span(policy.ratings[rating].longest) })}
          </Text>
          <Stages stages={policy.ratings[rating].stages} />
        </section>
      ))}
      <Facts
        facts={[
          [t('policy.limit'), clock.span(policy.limit)],
          [t('policy.escalateTo'), who({ roles: policy.escalateTo, people: [] })],
        ]}
      />
    </>
  );
}

function Effectiveness({ policy }: { policy: Schemas['EffectivenessPolicy'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const who = useWho();
  return (
    <>
      <Facts
        facts={[
          [t('policy.checkAfter'), clock.span(policy.after)],
          [t('policy.asked'), who(policy)],
          [t('policy.limit'), clock.span(policy.limit)],
          [t('policy.escalateTo'), who({ roles: policy.escalateTo, people: [] })],
        ]}
      />
      <Counted time={policy.time} />
    </>
  );
}

/** All of it, with what is rarely said. */
function Whole({ body }: { body: Body }): ReactElement {
  const t = useTexts();
  const [open, show] = useState(false);
  return (
    <div>
      <Button variant="subtle" color="gray" size="compact-xs" aria-expanded={open} onClick={() => show(!open)}>
        {t('policy.whole')}
      </Button>
      {open && (
        <Code block className="hash">
          {JSON.stringify(body, null, 2)}
        </Code>
      )}
    </div>
  );
}
