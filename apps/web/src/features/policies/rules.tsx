import { Button, Code, Stack, Text } from '@mantine/core';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Counted, Effectiveness, Exceptions, Extension, SignOff } from './rules-waiting.js';
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

/** The same without the whole of it as the API has it. */
export function Readable({ kind, body }: { kind: Schemas['Policy']['kind']; body: Body }): ReactElement {
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
