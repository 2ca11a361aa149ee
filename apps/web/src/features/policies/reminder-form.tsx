import { Button, Group, MultiSelect, Select, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { FormProps } from './escalation-form.js';
import { useSaid } from './said.js';
import { SpanField } from '../../components/span-field.js';
import { daysOf, moved, placed } from './span.js';
import { TimeLine } from './time-line.js';
import { inOrder, type Reminder } from './written.js';

/** When the owner is reminded: on the line of time before the due date, and in fields. */
export function ReminderForm({ body, allowed, wrong, write }: FormProps<Reminder>): ReactElement {
  const t = useTexts();
  const said = useSaid();
  const [focused, focus] = useState<{ index: number } | null>(null);
  const working = body.time === 'working';
  const { before } = body;
  const set = (next: string[]): void => write({ ...body, before: next });
  const change = (index: number, text: string): string[] => before.map((each, n) => (n === index ? text : each));
  const settle = (next: string[], index: number, follow: boolean): void => {
    // The first that comes is the one that is furthest from the due date.
    const { steps, place } = inOrder(next, (text) => text, working, index);
    set(steps.toReversed());
    if (follow) focus({ index: steps.length - 1 - place });
  };
  const remove = (index: number): void => {
    set(before.filter((_, n) => n !== index));
    if (before.length > 1) focus({ index: Math.max(0, index - 1) });
  };
  const add = (days: number | null): void => {
    const text = days === null ? moved(before[0] ?? 'PT0S', 1, working) : placed('P1D', Math.max(1, days), working);
    settle([...before, text], before.length, true);
  };
  const name = (index: number): string => t('policy.edit.reminder', { number: index + 1 });
  return (
    <Stack gap="md">
      <TimeLine
        label={t('policy.line')}
        side="before"
        due={t('policy.edit.due')}
        points={before.map((text, index) => ({
          name: name(index),
          days: daysOf(text, working),
          says: said.before(text),
          again: [],
          wrong: wrong(`body.before.${index}`) !== null,
        }))}
        hint={t('policy.edit.hint')}
        nudge={(index, by) => settle(change(index, moved(before[index] ?? '', by, working)), index, true)}
        place={(index, days) => set(change(index, placed(before[index] ?? '', days, working)))}
        settle={(index) => settle(before, index, true)}
        remove={remove}
        add={before.length < allowed.mostReminders ? add : null}
        addLabel={t('policy.edit.addReminder')}
        focused={focused}
      />
      {wrong('body.before') !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {wrong('body.before')}
        </Text>
      )}
      <div className="steps-fields">
        {before.map((text, index) => (
          <Group key={index} gap="sm" align="end">
            <SpanField
              label={name(index)}
              value={text}
              write={(next) => set(change(index, next))}
              left={() => settle(before, index, false)}
              error={wrong(`body.before.${index}`)}
              after={t('policy.edit.beforeDue')}
            />
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              mb={6}
              aria-label={t('policy.edit.removeThis', { name: name(index) })}
              onClick={() => remove(index)}
            >
              {t('policy.edit.remove')}
            </Button>
          </Group>
        ))}
      </div>
      <Group gap="md" align="start">
        <MultiSelect
          label={t('policy.edit.channels')}
          value={body.channels}
          error={wrong('body.channels', true)}
          onChange={(channels) => write({ ...body, channels: channels })}
          data={allowed.channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
        />
        <Select
          label={t('policy.edit.time')}
          allowDeselect={false}
          value={body.time ?? 'calendar'}
          error={wrong('body.time')}
          onChange={(time) => write({ ...body, time: time as NonNullable<Reminder['time']> })}
          data={allowed.times.map((value) => ({ value, label: t(`policy.edit.timeIs.${value}`) }))}
        />
        <Select
          label={t('policy.edit.hours')}
          allowDeselect={false}
          value={body.hours ?? 'any'}
          error={wrong('body.hours')}
          onChange={(hours) => write({ ...body, hours: hours as NonNullable<Reminder['hours']> })}
          data={allowed.hours.map((value) => ({ value, label: t(`policy.edit.hoursIs.${value}`) }))}
        />
      </Group>
    </Stack>
  );
}
