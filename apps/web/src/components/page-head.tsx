import { Group, Title } from '@mantine/core';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';

/**
 * The heading of a page: it names the window too, and is where the focus goes when one comes to the page. The buttons and
 * links beside it stand in the command menu (`lib/page-commands.ts`).
 */
export function PageHead({ title, children }: { title: string; children?: ReactNode }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Tollgate`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <Group justify="space-between" align="baseline" mb="md" gap="sm" className="page-head">
      <Title order={1} ref={heading} tabIndex={-1} className="page-title">
        {title}
      </Title>
      {children}
    </Group>
  );
}
