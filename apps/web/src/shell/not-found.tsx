import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { PageHead } from '../components/page-head.js';
import { useTexts } from '../lib/texts.js';

export function NotFound(): ReactElement {
  const t = useTexts();
  return (
    <>
      <PageHead title={t('notFound.title')} />
      <Text size="sm">
        {t('notFound.more')}{' '}
        <Anchor component={Link} to="/" inherit>
          {t('nav.work')}
        </Anchor>
      </Text>
    </>
  );
}
