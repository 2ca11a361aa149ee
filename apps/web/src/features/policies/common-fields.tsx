import { Checkbox, Group, MultiSelect, NumberInput, Select, SimpleGrid } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Allowed, Bounds } from './allowed.js';
import { People } from './many.js';
import { SpanField } from '../../components/span-field.js';
import type { Role } from './who.js';

/** What is wrong below a part of the document: `roles`, `repeat.every`. */
export type Wrong = (path: string) => string | null;

interface RolesProps {
  label: string;
  value: readonly Role[];
  known: readonly Role[];
  error: string | null;
  write: (roles: Role[]) => void;
}

export function RolesField({ label, value, known, error, write }: RolesProps): ReactElement {
  const t = useTexts();
  return (
    <MultiSelect
      label={label}
      value={[...value]}
      error={error}
      onChange={(roles) => write(roles)}
      data={known.map((role) => ({ value: role, label: t(`policy.role.${role}`) }))}
    />
  );
}

type Channels = Allowed['channels'];

interface ChannelsProps {
  value: Channels;
  known: Channels;
  error: string | null;
  write: (channels: Channels) => void;
}

export function ChannelsField({ value, known, error, write }: ChannelsProps): ReactElement {
  const t = useTexts();
  return (
    <MultiSelect
      label={t('policy.edit.channels')}
      value={value}
      error={error}
      onChange={(channels) => write(channels)}
      data={known.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
    />
  );
}

type Time = Allowed['times'][number];

interface TimeProps {
  value: Time | undefined;
  known: readonly Time[];
  error: string | null;
  write: (time: Time) => void;
}

export function TimeField({ value, known, error, write }: TimeProps): ReactElement {
  const t = useTexts();
  return (
    <Select
      label={t('policy.edit.time')}
      allowDeselect={false}
      value={value ?? 'calendar'}
      error={error}
      onChange={(time) => write(time as Time)}
      data={known.map((each) => ({ value: each, label: t(`policy.edit.timeIs.${each}`) }))}
    />
  );
}

interface WholeProps {
  label: string;
  value: number | undefined;
  bounds: Bounds;
  error: string | null;
  write: (value: number | undefined) => void;
  /** What it means where nothing stands there. */
  open?: string;
}

/** A whole number; left empty it is not said. */
export function WholeField({ label, value, bounds, error, write, open }: WholeProps): ReactElement {
  return (
    <NumberInput
      label={label}
      allowDecimal={false}
      min={bounds.least}
      {...(Number.isFinite(bounds.most) ? { max: bounds.most } : {})}
      {...(open === undefined ? {} : { placeholder: open })}
      value={value ?? ''}
      error={error}
      onChange={(typed) => write(typed === '' ? undefined : Number(typed))}
    />
  );
}

interface WhoProps<Named> {
  value: Named;
  known: readonly Role[];
  labels: { roles: string; people: string };
  wrong: Wrong;
  write: (value: Named) => void;
}

/** Whom a part of a policy names: by their part, and by name. */
export function WhoFields<Named extends { roles: Role[]; people: string[] }>(props: WhoProps<Named>): ReactElement {
  const { value, known, labels, wrong, write } = props;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
      <RolesField
        label={labels.roles}
        value={value.roles}
        known={known}
        error={wrong('roles')}
        write={(roles) => write({ ...value, roles })}
      />
      <People
        label={labels.people}
        value={value.people}
        error={wrong('people')}
        write={(people) => write({ ...value, people })}
      />
    </SimpleGrid>
  );
}

interface Repeat {
  every: string;
  times: number;
}

interface RepeatProps {
  repeat: Repeat | undefined;
  bounds: Bounds;
  wrong: Wrong;
  write: (repeat: Repeat | undefined) => void;
}

/** Told again until somebody has acted. */
export function RepeatFields({ repeat, bounds, wrong, write }: RepeatProps): ReactElement {
  const t = useTexts();
  return (
    <>
      <Checkbox
        label={t('policy.edit.repeat')}
        checked={repeat !== undefined}
        onChange={(event) => write(event.currentTarget.checked ? { every: 'P1D', times: 3 } : undefined)}
      />
      {repeat && (
        <Group gap="sm" align="end">
          <SpanField
            label={t('policy.edit.every')}
            value={repeat.every}
            error={wrong('repeat.every')}
            write={(every) => write({ ...repeat, every })}
          />
          <WholeField
            label={t('policy.edit.times')}
            value={repeat.times}
            bounds={bounds}
            error={wrong('repeat.times')}
            write={(times) => write({ ...repeat, times: times ?? 0 })}
          />
        </Group>
      )}
    </>
  );
}
