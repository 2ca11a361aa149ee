import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { PageHead } from '../../components/page-head.js';
import { RegisterLink } from '../../components/record-link.js';
import { useTexts } from '../../lib/texts.js';
import type { Imported, Register } from './queries.js';
import { FileNotes } from '../../components/file-reading.js';

/** So many are named; the list has all. */
const mostNamed = 50;

/** What was made of a file. */
export function Made({ of, imported }: { of: Register; imported: Imported }): ReactElement {
  const t = useTexts();
  const { made, records, presentCount, notes } = imported;
  return (
    <>
      <PageHead title={t(`registerImport.made.${of}`, { count: made })} />
      <Stack gap="md">
        <ul className="rows">
          {records.slice(0, mostNamed).map((record) => (
            <li key={record.id}>
              <RegisterLink of={of} record={record} />
            </li>
          ))}
        </ul>
        {presentCount > 0 && <Text size="sm">{t('registerImport.presentCount', { count: presentCount })}</Text>}
        <FileNotes notes={notes} />
        <Anchor component={Link} to={`/${of}`}>
          {t(`registerImport.list.${of}`)}
        </Anchor>
      </Stack>
    </>
  );
}
