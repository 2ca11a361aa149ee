import './imports.css';
import { Select, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useClock, useTexts } from '../../lib/texts.js';
import type { FieldName } from './question.js';
import type { Preview } from './queries.js';
import { mapped, type Said } from './said.js';

type Read = Preview['first'][number];

/** Columns with what each is taken for, and the first rows as they will be read: what a cell becomes stands below it. */
export function ReadRows({ preview, say }: { preview: Preview; say: (said: Said) => void }): ReactElement {
  const t = useTexts();
  // What nobody has said yet is asked above; it is read as nothing.
  const unsaid = new Set(preview.statusWords.flatMap(({ word, means }) => (means === null ? [word] : [])));
  const fields = preview.fields.map(({ name, required }) => ({
    value: name,
    label: required ? t('imports.required', { field: t(`imports.field.${name}`) }) : t(`imports.field.${name}`),
  }));
  return (
    <Table.ScrollContainer
      minWidth={preview.mapping.length * 150}
      maxHeight="28rem"
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('file.reading') } }}
    >
      <Table stickyHeader withColumnBorders captionSide="bottom" className="read-rows">
        <Table.Caption>{t('imports.first', { count: preview.first.length })}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" ta="right" className="number">
              {t('imports.row')}
            </Table.Th>
            {preview.mapping.map(({ column, field }) => (
              <Table.Th key={column} scope="col">
                <Text size="sm" fw={600} mb={2}>
                  {column}
                </Text>
                <Select
                  size="xs"
                  aria-label={t('imports.columnIs', { column })}
                  placeholder={t('imports.attribute')}
                  data={choicesOf(fields, field)}
                  value={field}
                  clearable
                  searchable
                  comboboxProps={{ width: 200, position: 'bottom-start' }}
                  onChange={(chosen) => say({ mapping: mapped(preview.mapping, column, chosen) })}
                />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.first.map((row) => (
            <Table.Tr key={row.row}>
              <Table.Td ta="right" c="dimmed">
                {row.row}
              </Table.Td>
              {preview.mapping.map(({ column, field }, index) => (
                <Table.Td key={column}>
                  <span className="cell">{row.cells[index] ?? ''}</span>
                  <BecomesOf row={row} field={field} cell={row.cells[index] ?? ''} unsaid={unsaid} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A column can be Tollgate's own, such as the number of an export; that is shown, and cannot be chosen. */
function choicesOf(fields: { value: string; label: string }[], field: string | null) {
  if (field === null || fields.some(({ value }) => value === field)) return fields;
  return [...fields, { value: field, label: field, disabled: true }];
}

/** What a cell becomes, where that is not what it shows. */
function BecomesOf({
  row,
  field,
  cell,
  unsaid,
}: {
  row: Read;
  field: string | null;
  cell: string;
  unsaid: ReadonlySet<string>;
}): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  const value = becomes(row, field as FieldName | null, cell, {
    state: (status) => t(`status.${status}`),
    day: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? clock.day(text) : text),
    counted: ({ date, duration, after }) => {
      if (date !== null) return clock.day(date);
      if (duration === null) return '';
      return after === null
        ? t('imports.countedImport', { duration })
        : t('imports.countedAfter', { duration, after: clock.day(after) });
    },
  });
  if (value === null || unsaid.has(cell.trim()) || value.toLowerCase() === cell.trim().toLowerCase()) return null;
  return (
    <Text size="xs" className="becomes">
      {t('imports.isRead', { value })}
    </Text>
  );
}

interface Words {
  state: (status: Read['status']) => string;
  day: (text: string) => string;
  counted: (counted: NonNullable<Read['counted']>) => string;
}

function becomes(row: Read, field: FieldName | null, cell: string, words: Words): string | null {
  switch (field) {
    case 'due':
      if (row.counted !== null) return words.counted(row.counted);
      return row.due === null ? null : words.day(row.due);
    case 'raised':
      return row.raised === null ? null : words.day(row.raised);
    case 'status':
      return words.state(row.status);
    case 'owner':
      return row.owner === cell.trim() ? null : row.owner;
    case 'title':
      return row.title === cell.trim() ? null : row.title;
    default:
      return null;
  }
}
