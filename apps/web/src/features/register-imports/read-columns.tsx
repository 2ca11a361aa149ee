import { Select, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import { useFieldNames } from './field-names.js';
import type { Preview } from './queries.js';

type Column = Preview['columns'][number];

/** Rows that are shown. */
const mostRows = 20;

/** Columns with what each is, and the first rows as they will be read: what a cell becomes stands below it. */
export function ReadColumns({
  preview,
  say,
}: {
  preview: Preview;
  say: (column: string, use: string) => void;
}): ReactElement {
  const t = useTexts();
  const nameOf = useFieldNames();
  const fields = preview.fields.map(({ name, required }) => ({
    value: name,
    label: required ? t('imports.required', { field: nameOf(name) }) : nameOf(name),
  }));
  const others = [
    { value: 'keep', label: t('registerImport.keep') },
    { value: 'ignore', label: t('registerImport.ignore') },
  ];
  return (
    <Table.ScrollContainer
      minWidth={preview.columns.length * 150}
      maxHeight="28rem"
      scrollAreaProps={{
        viewportProps: {
          tabIndex: 0,
          role: 'region',
          'aria-label': t('imports.first', { count: preview.first.length }),
        },
      }}
    >
      <Table stickyHeader withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" ta="right">
              {t('imports.row')}
            </Table.Th>
            {preview.columns.map((column) => (
              <Table.Th key={column.column} scope="col" miw="9rem">
                <Text size="sm" fw={600} mb={2}>
                  {column.column}
                </Text>
                <Is column={column} data={[...others, ...fields]} say={say} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.first.slice(0, mostRows).map(({ row, cells, read }) => (
            <Table.Tr key={row}>
              <Table.Td ta="right" c="dimmed">
                {row}
              </Table.Td>
              {preview.columns.map(({ column, field }, index) => (
                <Table.Td key={column} maw="20rem">
                  <Text size="sm" lineClamp={3}>
                    {cells[index] ?? ''}
                  </Text>
                  <Becomes
                    cell={cells[index] ?? ''}
                    text={read.find((one) => one.field === field)?.text}
                    field={field}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What a column is; of an own export that is known. */
function Is({
  column: { column, as, field },
  data,
  say,
}: {
  column: Column;
  data: { value: string; label: string }[];
  say: (column: string, use: string) => void;
}): ReactElement {
  const t = useTexts();
  if (as === 'own' || as === 'key' || as === 'empty')
    return (
      <Text size="xs" c="dimmed">
        {t(`registerImport.${as}`)}
      </Text>
    );
  return (
    <Select
      size="xs"
      aria-label={t('imports.columnIs', { column })}
      placeholder={t('registerImport.undecided')}
      data={data}
      value={as === 'field' ? field : as === 'kept' ? 'keep' : as === 'ignored' ? 'ignore' : null}
      error={as === 'undecided'}
      allowDeselect={false}
      searchable
      comboboxProps={{ width: 220, position: 'bottom-start' }}
      onChange={(chosen) => chosen !== null && say(column, chosen)}
    />
  );
}

/** What a cell becomes, where that is not what it shows: somebody whose address stands there, for one. */
function Becomes({
  cell,
  text,
  field,
}: {
  cell: string;
  text: string | undefined;
  field: string | null;
}): ReactElement | null {
  const t = useTexts();
  // Texts to which others are added are long; what is added shows in its own column.
  if (text === undefined || field === null || text.startsWith(cell.trim())) return null;
  return (
    <Text size="xs" c="dimmed">
      {t('imports.isRead', { value: text })}
    </Text>
  );
}
