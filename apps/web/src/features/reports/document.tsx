import { Anchor, Group } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { fileUrl } from '../../lib/api.js';
import { ProblemError } from '../../lib/problem.js';
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
      <Framed key={src} src={src} title={title} />
    </>
  );
}

/** What came in the frame; a refusal stands in its place as everywhere. */
function Framed({ src, title }: { src: string; title: string }): ReactElement {
  const [refused, refuse] = useState<Error | null>(null);
  const heard = (document: Document | null): void => {
    if (document === null || document.contentType === 'text/html') return;
    const told = new Response(document.body.textContent, { status: 500 });
    void ProblemError.of(told).then(refuse);
  };
  if (refused !== null) return <Problem error={refused} />;
  return (
    <iframe
      src={src}
      title={title}
      onLoad={({ currentTarget }) => heard(currentTarget.contentDocument)}
      sandbox="allow-same-origin allow-top-navigation-by-user-activation allow-popups"
      style={{
        width: '100%',
        height: '80vh',
        border: '1px solid var(--mantine-color-default-border)',
        background: '#fff',
      }}
    />
  );
}
