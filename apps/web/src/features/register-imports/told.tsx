import { Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { ItemLink, ProgramLink, RegisterLink } from '../../components/record-link.js';
import { Spoken } from '../../components/spoken.js';
import { useTexts } from '../../lib/texts.js';
import type { Preview } from './queries.js';

/** Cells that are to be mended, each with its place and why. */
export function Refused({ preview: { rejected, rejectedCount } }: { preview: Preview }): ReactElement | null {
  const t = useTexts();
  if (rejectedCount === 0) return null;
  return (
    <section aria-label={t('registerImport.refused')}>
      <Title order={2} mb={4}>
        {t('registerImport.refused')}
      </Title>
      <Text size="sm" mb="xs">
        {t('registerImport.refusedCount', { count: rejectedCount })}
        {rejected.length < rejectedCount && ` ${t('registerImport.refusedFirst', { count: rejected.length })}`}
      </Text>
      <ul className="rows">
        {rejected.map(({ row, cell, column, message }) => (
          <li key={`${row}/${cell ?? ''}/${message}`}>
            <strong>{cell ?? t('registerImport.refusedRow', { row })}</strong>
            {column !== null && ` ${column}`}: <Spoken>{message}</Spoken>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Records that are here already, of which nothing is made again. */
export function Present({ preview: { present, presentCount } }: { preview: Preview }): ReactElement | null {
  const t = useTexts();
  if (presentCount === 0) return null;
  return (
    <section aria-label={t('registerImport.present')}>
      <Title order={2} mb={4}>
        {t('registerImport.present')}
      </Title>
      <Text size="sm">{t('registerImport.presentCount', { count: presentCount })}</Text>
      <Text size="sm" c="dimmed">
        {present.map(({ key }) => key).join(', ')}
        {present.length < presentCount && ' …'}
      </Text>
    </section>
  );
}

/** Rows that say nearly what was told before. */
export function Alike({ preview: { first } }: { preview: Preview }): ReactElement | null {
  const t = useTexts();
  const rows = first.filter(({ alike }) => alike.length > 0);
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('registerImport.alike')}>
      <Title order={2} mb={4}>
        {t('registerImport.alike')}
      </Title>
      <ul className="rows">
        {rows.map(({ row, read, alike }) => (
          <li key={row}>
            <Text size="sm">
              {t('registerImport.alikeRow', { row, title: read.find(({ field }) => field === 'title')?.text ?? '' })}
            </Text>
            <ul>
              {alike.map((one) => (
                <li key={one.id}>
                  <AlikeLink of={one} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AlikeLink({ of }: { of: Preview['first'][number]['alike'][number] }): ReactElement {
  const { kind, id, key, title } = of;
  if (kind === 'program') return <ProgramLink program={{ id, name: title }} />;
  if (kind === 'action_item') return <ItemLink item={{ key: key ?? id, title }} />;
  return <RegisterLink of={kind === 'case' ? 'cases' : 'findings'} record={{ key: key ?? id, title }} />;
}
