import { Group, Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { SpanField } from '../../components/span-field.js';
import { useTexts } from '../../lib/texts.js';
import type { Allowed } from './allowed.js';
import type { RelativeDate } from './written.js';

interface Props {
  /** What it is, such as `Due`: the labels begin with it. */
  label: string;
  date: RelativeDate;
  allowed: Allowed;
  /** From what it may be counted. */
  bases: Allowed['bases'];
  wrong: (path: string) => string | null;
  write: (date: RelativeDate) => void;
}

/** A date that lies so long after another, or before it. */
export function DateFields({ label, date, allowed, bases, wrong, write }: Props): ReactElement {
  const t = useTexts();
  const { after, before, from, by, ...rest } = date;
  const side = before === undefined ? 'after' : 'before';
  const set = (to: 'after' | 'before', span: string): void =>
    write({ ...rest, ...(to === 'after' ? { after: span } : { before: span }), from, ...(by ? { by } : {}) });
  return (
    <Group gap="xs" align="start">
      <SpanField
        label={label}
        most={allowed.long.span}
        optional
        value={after ?? before ?? ''}
        error={wrong('after') ?? wrong('before') ?? wrong('')}
        write={(text) => set(side, text)}
      />
      <Select
        label={t('template.edit.side', { what: label })}
        w={110}
        allowDeselect={false}
        value={side}
        onChange={(to) => set(to as 'after' | 'before', after ?? before ?? '')}
        data={(['after', 'before'] as const).map((value) => ({ value, label: t(`template.edit.sideIs.${value}`) }))}
      />
      <Select
        label={t('template.edit.from', { what: label })}
        w={190}
        allowDeselect={false}
        value={from}
        error={wrong('from')}
        onChange={(base) => write({ ...date, from: base as RelativeDate['from'] })}
        data={bases.map((value) => ({ value, label: t(`template.bases.${value}`) }))}
      />
      <Select
        label={t('template.edit.by', { what: label })}
        w={170}
        allowDeselect={false}
        value={by ?? 'owner'}
        error={wrong('by')}
        onChange={(whose) => write({ ...date, by: whose as NonNullable<RelativeDate['by']> })}
        data={allowed.countedBy.map((value) => ({ value, label: t(`template.edit.byIs.${value}`) }))}
      />
    </Group>
  );
}
