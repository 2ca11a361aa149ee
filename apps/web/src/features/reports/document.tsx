import { Anchor, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { fileUrl } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

/** A report as it is mailed, in a frame in which nothing runs; by itself it prints. @param at within the API */
export function ReportDocument({ at, title }: { at: string; title: string }): ReactElement {
  const t = useTexts();
  const src = fileUrl(`/governance-reports/${at}`);
  const asText = `${src}${src.includes('?') ? '&' : '?'}format=text`;
  return (
    <>
      <Group gap="md" mb="xs">
        <Anchor href={src} target="_blank" rel="noreferrer" size="sm">
          {t('report.open')}
        </Anchor>
        <Anchor href={asText} target="_blank" rel="noreferrer" size="sm">
          {t('report.asText')}
        </Anchor>
      </Group>
      <iframe
        key={src}
        src={src}
        title={title}
        sandbox="allow-same-origin allow-top-navigation-by-user-activation allow-popups"
        style={{
          width: '100%',
          height: '80vh',
          border: '1px solid var(--mantine-color-default-border)',
          background: '#fff',
        }}
      />
    </>
  );
}
