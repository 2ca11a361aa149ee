import { Group, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useClock, useTexts } from '../../lib/texts.js';
import { spanOf, spanUnits, textOf, type SpanUnit } from './span.js';

interface Props {
  label: string;
  value: string;
  write: (text: string) => void;
  /** What comes after what may have changed. */
  left?: () => void;
  error: string | null;
  /** What stands behind it, such as `after the due date`. */
  after?: string;
}

/** A duration: how many, and of what. What mixes units is a text. */
export function SpanField({ label, value, write, left, error, after }: Props): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const span = spanOf(value);
  // Of nothing at all, while another number is typed.
  const [kept, keep] = useState<SpanUnit>(span?.unit ?? 'days');
  if (span === null)
    return (
      <TextInput
        label={label}
        description={[clock.span(value), after].filter((each) => each !== undefined && each !== value).join(' ')}
        value={value}
        error={error}
        onChange={(event) => write(event.currentTarget.value)}
        {...(left ? { onBlur: left } : {})}
      />
    );
  const unit = span.count === 0 ? kept : span.unit;
  const change = (count: number, of: SpanUnit): void => {
    keep(of);
    write(textOf({ count, unit: of }));
  };
  return (
    <Group gap="xs" align="end" wrap="nowrap">
      <NumberInput
        label={label}
        w={110}
        styles={{ label: { whiteSpace: 'nowrap' } }}
        min={0}
        max={999_999}
        allowDecimal={false}
        allowNegative={false}
        value={span.count}
        error={error !== null}
        aria-description={error ?? undefined}
        onChange={(count) => change(Number(count) || 0, unit)}
        {...(left ? { onBlur: left } : {})}
      />
      <Select
        aria-label={t('policy.edit.unitOf', { field: label })}
        w={150}
        allowDeselect={false}
        value={unit}
        onChange={(of) => change(span.count, of as SpanUnit)}
        data={spanUnits.map((each) => ({ value: each, label: t(`policy.edit.unit.${each}`) }))}
      />
      <Text size="sm" component="span" c={error === null ? 'dimmed' : 'var(--mantine-color-error)'} pb={6}>
        {error ?? after}
      </Text>
    </Group>
  );
}
