import { Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { spanOf, spanUnits, textOf, type SpanUnit } from '../lib/span.js';
import { useTexts } from '../lib/texts.js';
import { useSpans } from './spans.js';

interface Props {
  label: string;
  /** As the API takes it: `P2D`, `2 working days`; empty where nothing is said. */
  value: string;
  write: (text: string) => void;
  /** What comes after what may have changed. */
  left?: () => void;
  error: string | null;
  /** What stands behind it, such as `after the due date`. */
  after?: string;
  hint?: string | undefined;
  required?: boolean;
  /** It may be left empty. */
  optional?: boolean;
  autofocus?: boolean | undefined;
  /** Characters at most. */
  most?: number;
}

/**
 * A duration: how many, and of what. A text is taken too, as ISO 8601 or in words, and shown as number and unit where it has one
 * unit. What it makes is said below.
 */
export function SpanField(props: Props): ReactElement {
  const { label, value, write, left, error, after, hint, required = false, optional = false, autofocus, most } = props;
  const t = useTexts();
  const said = useSpans();
  const span = spanOf(value);
  // What is being typed is left as it is, until one leaves it.
  const [typed, type] = useState<string | null>(null);
  // Of nothing at all, while another number is typed.
  const [kept, keep] = useState<SpanUnit>(span?.unit ?? 'days');
  const unit = span === null || span.count === 0 ? kept : span.unit;
  const change = (count: number, of: SpanUnit): void => {
    keep(of);
    write(textOf({ count, unit: of }));
  };
  const read = (text: string): void => {
    type(text);
    if (/^\d{1,6}$/.test(text.trim())) change(Number(text), unit);
    else if (text.trim() === '') write(optional || required ? '' : textOf({ count: 0, unit }));
    else write(text);
  };
  const step = (event: KeyboardEvent, by: number): void => {
    event.preventDefault();
    type(null);
    change(Math.max(0, (span?.count ?? 0) + by), unit);
  };
  const shown = span === null ? value : String(span.count);
  const written = value === '' ? null : said.span(value);
  return (
    <Stack gap={2}>
      <Group gap="xs" align="end" wrap="nowrap">
        <TextInput
          label={label}
          description={hint}
          w={span === null && value !== '' ? 190 : 110}
          styles={{ label: { whiteSpace: 'nowrap' }, description: { whiteSpace: 'nowrap' } }}
          withAsterisk={required}
          aria-required={required}
          data-autofocus={autofocus}
          maxLength={most}
          value={typed ?? shown}
          error={error !== null}
          aria-description={error ?? undefined}
          onChange={(event) => read(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp') step(event, 1);
            if (event.key === 'ArrowDown') step(event, -1);
          }}
          onBlur={() => {
            type(null);
            left?.();
          }}
        />
        <Select
          aria-label={t('span.unitOf', { field: label })}
          w={150}
          allowDeselect={false}
          placeholder={t('span.written')}
          value={span === null && value !== '' ? null : unit}
          onChange={(of) => {
            const next = of as SpanUnit;
            type(null);
            if (value === '') keep(next);
            else change(span?.count ?? 1, next);
          }}
          data={spanUnits.map((each) => ({ value: each, label: t(`span.unit.${each}`) }))}
        />
        {after !== undefined && (
          <Text size="sm" component="span" c="dimmed" pb={6}>
            {after}
          </Text>
        )}
      </Group>
      {error !== null ? (
        <Text size="xs" c="var(--mantine-color-error)">
          {error}
        </Text>
      ) : (
        written !== null && (
          <Text size="xs" c="dimmed">
            {written === value ? written : t('span.makes', { said: written, text: value })}
          </Text>
        )
      )}
    </Stack>
  );
}
