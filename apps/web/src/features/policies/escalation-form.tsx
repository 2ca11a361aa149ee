import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Allowed } from './allowed.js';
import { LevelFields } from './level-fields.js';
import { SpanField } from '../../components/span-field.js';
import { daysOf, moved, placed } from './span.js';
import { TimeLine, type Point } from './time-line.js';
import { useSaid } from './said.js';
import { inOrder, levelsOf, pathOf, withLevels, withoutSeverity, type Escalation, type Level } from './written.js';

export interface FormProps<Body> {
  body: Body;
  allowed: Allowed;
  /** What is wrong at this place of the document, and below it where `below` is asked for. */
  wrong: (path: string, below?: boolean) => string | null;
  write: (body: Body) => void;
}

/** A ladder, or the one of a severity: on the line of time, and in fields. */
export function EscalationForm({ body, allowed, wrong, write }: FormProps<Escalation>): ReactElement {
  const t = useTexts();
  const [chosen, choose] = useState<string | null>(null);
  const severity = chosen !== null && chosen in (body.bySeverity ?? {}) ? chosen : null;
  return (
    <Stack gap="md">
      <Which body={body} severity={severity} choose={choose} write={write} />
      <LevelsForm key={severity ?? ''} severity={severity} {...{ body, allowed, wrong, write }} />
      <Group gap="md" align="start">
        <Select
          label={t('policy.edit.time')}
          allowDeselect={false}
          value={body.time ?? 'calendar'}
          error={wrong('body.time')}
          onChange={(time) => write({ ...body, time: time as NonNullable<Escalation['time']> })}
          data={allowed.times.map((value) => ({ value, label: t(`policy.edit.timeIs.${value}`) }))}
        />
        <Select
          label={t('policy.edit.onHold')}
          allowDeselect={false}
          value={body.onHold ?? 'due_stands'}
          error={wrong('body.onHold')}
          onChange={(onHold) => write({ ...body, onHold: onHold as NonNullable<Escalation['onHold']> })}
          data={allowed.onHold.map((value) => ({ value, label: t(`policy.edit.onHoldIs.${value}`) }))}
        />
        <SpanField
          label={t('policy.edit.holds')}
          value={body.acknowledgementHolds}
          error={wrong('body.acknowledgementHolds')}
          write={(acknowledgementHolds) => write({ ...body, acknowledgementHolds })}
        />
      </Group>
      <NewSeverity body={body} choose={choose} write={write} />
    </Stack>
  );
}

interface SeverityProps {
  body: Escalation;
  choose: (severity: string | null) => void;
  write: (body: Escalation) => void;
}

/** Which ladder one writes: that of all, or of one severity. */
function Which({ body, severity, choose, write }: SeverityProps & { severity: string | null }): ReactElement | null {
  const t = useTexts();
  const names = Object.keys(body.bySeverity ?? {});
  if (names.length === 0) return null;
  return (
    <Group gap="sm">
      <SegmentedControl
        aria-label={t('policy.edit.which')}
        value={severity ?? ''}
        onChange={(value) => choose(value === '' ? null : value)}
        data={[
          { value: '', label: t('policy.edit.forAll') },
          ...names.map((value) => ({ value, label: t('policy.severity', { severity: value }) })),
        ]}
      />
      {severity !== null && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => write(withoutSeverity(body, severity))}>
          {t('policy.edit.withoutSeverity', { severity })}
        </Button>
      )}
    </Group>
  );
}

/** A severity begins with the ladder of all others. */
function NewSeverity({ body, choose, write }: SeverityProps): ReactElement {
  const t = useTexts();
  const [name, type] = useState('');
  const wanted = name.trim().toLowerCase();
  const add = (): void => {
    if (wanted === '') return;
    if (!(wanted in (body.bySeverity ?? {}))) write(withLevels(body, wanted, structuredClone(body.levels)));
    choose(wanted);
    type('');
  };
  return (
    <Group gap="sm" align="end">
      <TextInput
        label={t('policy.edit.newSeverity')}
        value={name}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && add()}
        w={280}
      />
      <Button variant="default" onClick={add}>
        {t('policy.edit.addSeverity')}
      </Button>
    </Group>
  );
}

function LevelsForm({
  body,
  severity,
  allowed,
  wrong,
  write,
}: FormProps<Escalation> & { severity: string | null }): ReactElement {
  const t = useTexts();
  const said = useSaid();
  const [focused, focus] = useState<{ index: number } | null>(null);
  const working = body.time === 'working';
  const levels = levelsOf(body, severity);
  const path = pathOf(severity);
  const set = (next: Level[]): void => write(withLevels(body, severity, next));
  const change = (index: number, level: Level): Level[] => levels.map((each, n) => (n === index ? level : each));
  const after = (index: number, text: string): Level[] => {
    const level = levels[index];
    return level ? change(index, { ...level, after: text }) : levels;
  };
  const settle = (next: Level[], index: number, follow: boolean): void => {
    const { steps, place } = inOrder(next, (level) => level.after, working, index);
    set(steps);
    if (follow) focus({ index: place });
  };
  const remove = (index: number): void => {
    set(levels.filter((_, n) => n !== index));
    if (levels.length > 1) focus({ index: Math.max(0, index - 1) });
  };
  const add = (days: number | null): void => {
    const last = levels.at(-1);
    const text = days === null ? moved(last?.after ?? 'PT0S', last ? 1 : 0, working) : placed('P1D', days, working);
    const [role] = allowed.roles;
    const level: Level = {
      after: text,
      roles: last?.roles ?? (role ? [role] : []),
      people: [],
      channels: last?.channels ?? allowed.channels.slice(0, 1),
    };
    settle([...levels, level], levels.length, true);
  };
  const name = (index: number): string => t('policy.level', { level: index + 1 });
  const points = levels.map((level, index): Point => {
    const days = daysOf(level.after, working);
    const { every = 'P1D', times = 0 } = level.repeat ?? {};
    const until = levels[index + 1] ? daysOf(levels[index + 1]?.after ?? '', working) : Infinity;
    const again = Array.from({ length: Math.min(times, 50) }, (_, n) => days + (n + 1) * daysOf(every, working));
    return {
      name: name(index),
      days,
      says: said.after(level.after),
      // The next level takes their place.
      again: again.filter((each) => each < until),
      wrong: wrong(`${path}.${index}`, true) !== null,
    };
  });
  return (
    <Stack gap="md">
      <TimeLine
        label={t('policy.line')}
        side="after"
        due={t('policy.edit.due')}
        points={points}
        hint={t('policy.edit.hint')}
        nudge={(index, by) => settle(after(index, moved(levels[index]?.after ?? '', by, working)), index, true)}
        place={(index, days) => set(after(index, placed(levels[index]?.after ?? '', days, working)))}
        settle={(index) => settle(levels, index, true)}
        remove={remove}
        add={levels.length < allowed.mostLevels ? add : null}
        addLabel={t('policy.edit.addLevel')}
        focused={focused}
      />
      {levels.length >= allowed.mostLevels && (
        <Text size="sm" c="dimmed">
          {t('policy.edit.mostLevels', { count: allowed.mostLevels })}
        </Text>
      )}
      <div className="steps-fields">
        {levels.map((level, index) => (
          <LevelFields
            key={index}
            name={name(index)}
            level={level}
            allowed={allowed}
            wrong={(at) => (at === '' ? wrong(`${path}.${index}`) : wrong(`${path}.${index}.${at}`, true))}
            write={(next) => set(change(index, next))}
            settle={() => settle(levels, index, false)}
            remove={() => remove(index)}
          />
        ))}
      </div>
    </Stack>
  );
}
