import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { api, http } from '../lib/api.js';
import { chooseLanguage, languages, useTexts, type Language } from '../lib/texts.js';

const schemes = ['light', 'dark', 'auto'] as const;

/** Who one is here; language and colours; signing out. */
export function PersonMenu(): ReactElement {
  const t = useTexts();
  const me = useQuery(api.queryOptions('get', '/people/me')).data;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = async (): Promise<void> => {
    await http.DELETE('/sessions/{id}', { params: { path: { id: 'current' } } }).catch(() => undefined);
    window.location.assign('/sign-in');
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          title={me?.name}
          maw={{ base: '8.5rem', xs: '16rem' }}
          styles={{ label: { display: 'block', height: 'auto', overflow: 'hidden', textOverflow: 'ellipsis' } }}
        >
          {me?.name ?? '…'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href="/signed-in">
          {t('me.account')}
        </Menu.Item>
        <Menu.Item component={Link} to="/delegations">
          {t('nav.delegations')}
        </Menu.Item>
        <Menu.Label>{t('me.language')}</Menu.Label>
        {(Object.keys(languages) as Language[]).map((each) => (
          <Menu.Item key={each} lang={each} onClick={() => void chooseLanguage(each)}>
            {languages[each]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('me.colours')}</Menu.Label>
        {schemes.map((each) => (
          <Menu.Item key={each} aria-current={each === colorScheme || undefined} onClick={() => setColorScheme(each)}>
            {t(`me.${each}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{t('me.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
