import { Anchor, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import { corrected, isOutOfLine, type Corrections } from './said.js';
import { Spoken } from '../../components/spoken.js';

interface Row {
  row: number;
  column: string | null;
  message: string;
  cells: readonly string[];
}

interface Props {
  rows: readonly Row[];
  /** Of how many these are the first. */
  count: number;
  columns: readonly string[];
  corrections: Corrections;
  correct: (corrections: Corrections) => void;
  /** Where all of them are found as a file. */
  file?: string;
}

/** Rows that cannot come in, each with why, and the cell to be mended. */
export function RejectedRows({ rows, count, columns, corrections, correct, file }: Props): ReactElement | null {
  const t = useTexts();
  const mended = Object.keys(corrections).length;
  if (count === 0 && mended === 0) return null;
  return (
    <section aria-label={t('imports.rejected')}>
      {count > 0 && (
        <>
          <Title order={2} mb={4}>
            {t('imports.rejected')}
          </Title>
          <Text size="sm" mb="xs">
            {t('imports.rejectedCount', { count })}{' '}
            {file !== undefined && (
              <Anchor href={file} download inherit underline="always">
                {t('imports.rejectedFile')}
              </Anchor>
            )}
          </Text>
          <ul className="rows">
            {rows.map((row) => (
              <li key={row.row}>
                <Rejected row={row} columns={columns} corrections={corrections} correct={correct} />
              </li>
            ))}
          </ul>
          {count > rows.length && (
            <Text size="sm" c="dimmed">
              {t('imports.rejectedFirst', { count: rows.length })}
            </Text>
          )}
        </>
      )}
      {mended > 0 && (
        <Group gap="sm" mt="xs" role="status">
          <Text size="sm">{t('imports.mended', { count: mended })}</Text>
          <Button variant="subtle" onClick={() => correct({})}>
            {t('imports.undo')}
          </Button>
        </Group>
      )}
    </section>
  );
}

function Rejected({
  row,
  columns,
  corrections,
  correct,
}: { row: Row } & Pick<Props, 'columns' | 'corrections' | 'correct'>): ReactElement {
  const t = useTexts();
  const [all, showAll] = useState(false);
  const said = corrections[String(row.row)] ?? {};
  // The first cells say which row it is; the one that is wrong is mended right here.
  const context = row.cells.filter((cell) => cell !== '').slice(0, 3);
  const shown = all ? columns : columns.filter((column) => column === row.column);
  const outOfLine = isOutOfLine(row, columns);
  return (
    <Stack gap={4}>
      <Text size="sm">
        <span className="key">
          {t('imports.row')} {row.row}
        </span>{' '}
        {context.join(' · ')}
      </Text>
      <Text size="sm" className="late">
        <Spoken>{row.message}</Spoken>
      </Text>
      <Group gap="sm" align="end">
        {shown.map((column) => {
          const index = columns.indexOf(column);
          return (
            <Cell
              key={column}
              label={all ? column : t('imports.cellOf', { column, row: row.row })}
              text={said[column] ?? row.cells[index] ?? ''}
              wrong={column === row.column}
              write={(text) => correct(corrected(corrections, row, columns, column, text))}
            />
          );
        })}
        {!all && (
          <Button variant="subtle" onClick={() => showAll(true)}>
            {t('imports.allCells', { row: row.row })}
          </Button>
        )}
      </Group>
      {all && outOfLine && row.cells.length > columns.length && (
        <Text size="xs" c="dimmed">
          {row.cells.slice(columns.length).join(' · ')}
        </Text>
      )}
    </Stack>
  );
}

/** Taken when one leaves it, or presses Enter: while somebody types, nothing is read anew below their fingers. */
function Cell({
  label,
  text,
  wrong,
  write,
}: {
  label: string;
  text: string;
  wrong: boolean;
  write: (text: string) => void;
}): ReactElement {
  const [typed, type] = useState(text);
  const done = (): void => {
    if (typed !== text) write(typed);
  };
  return (
    <TextInput
      size="xs"
      label={label}
      value={typed}
      error={wrong && typed === text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && done()}
      miw={wrong ? '16rem' : '10rem'}
    />
  );
}
