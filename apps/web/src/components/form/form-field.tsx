import { Checkbox, MultiSelect, Select, TextInput, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { NamedPicker } from './named-picker.js';
import { SpanField } from '../span-field.js';
import { PersonPicker } from '../person-picker.js';

/** What is asked for in a form. Its name is that of the body which is sent, so that what the API says of it stands beside it. */
export interface FormField {
  name: string;
  label: string;
  kind:
    | 'line'
    | 'text'
    | 'number'
    | 'span'
    | 'date'
    | 'moment'
    | 'person'
    | 'team'
    | 'program'
    | 'choice'
    | 'many'
    | 'check';
  required?: boolean;
  hint?: string;
  /** Only where another field says this, or one of these. */
  when?: { field: string; is: string | readonly string[] };
  /** Of a choice; of `many` several are chosen, and stand in the value with commas between. */
  options?: readonly { value: string; label: string }[];
}

interface Props {
  field: FormField;
  first: boolean;
  value: string;
  error: string | null;
  write: (value: string) => void;
}

export function FormInput({ field, first, value, error, write }: Props): ReactElement {
  const common = {
    label: field.label,
    required: field.required ?? false,
    error,
    description: field.hint,
    'data-autofocus': first || undefined,
  };
  switch (field.kind) {
    case 'person':
      return (
        <PersonPicker
          label={field.label}
          required={common.required}
          value={value || null}
          onChange={(id) => write(id ?? '')}
          error={error}
        />
      );
    case 'team':
    case 'program':
      return (
        <NamedPicker
          of={field.kind === 'team' ? '/teams' : '/programs'}
          label={field.label}
          required={common.required}
          value={value || null}
          onChange={(id) => write(id ?? '')}
          error={error}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          data={field.options ?? []}
          value={value || null}
          onChange={(chosen) => write(chosen ?? '')}
          clearable={!field.required}
          searchable={(field.options ?? []).length > 10}
        />
      );
    case 'many':
      return (
        <MultiSelect
          {...common}
          data={field.options ?? []}
          value={value === '' ? [] : value.split(',')}
          onChange={(chosen) => write(chosen.join(','))}
        />
      );
    case 'check':
      return (
        <Checkbox
          label={field.label}
          description={field.hint}
          error={error}
          checked={value === 'yes'}
          onChange={(event) => write(event.currentTarget.checked ? 'yes' : '')}
        />
      );
    case 'span':
      return (
        <SpanField
          label={field.label}
          hint={field.hint}
          required={common.required}
          optional
          autofocus={common['data-autofocus']}
          value={value}
          error={error ?? null}
          write={write}
        />
      );
    case 'text':
      return <Textarea {...common} value={value} onChange={(event) => write(event.currentTarget.value)} />;
    case 'line':
    case 'number':
    case 'date':
    case 'moment':
      return (
        <TextInput
          {...common}
          type={{ line: 'text', number: 'text', date: 'date', moment: 'datetime-local' }[field.kind]}
          {...(field.kind === 'number' ? { inputMode: 'numeric' as const } : {})}
          value={value}
          onChange={(event) => write(event.currentTarget.value)}
        />
      );
  }
}
