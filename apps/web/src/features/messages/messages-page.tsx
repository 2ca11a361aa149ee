import './texts.js';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { useMe } from '../../lib/session.js';
import { useTexts } from '../../lib/texts.js';
import { Contacts } from './contacts.js';
import { Feeds } from './feeds.js';
import { Inbox } from './inbox.js';
import { preferencesOf } from './queries.js';
import { PreferencesForm } from './preferences.js';

/** What I was told, how it reaches me, and where. */
export function MessagesPage(): ReactElement {
  const t = useTexts();
  const { id } = useMe();
  const preferences = useQuery(preferencesOf(id));
  return (
    <>
      <PageHead title={t('message.title')} />
      <Stack gap="lg">
        <Inbox />
        <Problem error={preferences.error} />
        {preferences.data && <PreferencesForm key={preferences.data.version} me={id} found={preferences.data} />}
        <Contacts me={id} />
        <Feeds me={id} />
      </Stack>
    </>
  );
}
