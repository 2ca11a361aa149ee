import { Alert, AppShell, Burger, Button, Group, Kbd, NavLink, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useIsFetching } from '@tanstack/react-query';
import { Link, Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, type ReactElement } from 'react';
import { Loading } from '../components/loading.js';
import { useConnected } from '../lib/queries.js';
import { useCommands, useShortcuts } from '../lib/shortcuts.js';
import { useTexts } from '../lib/texts.js';
import { nav, navGroups } from './nav.js';

// What opens only when asked for is not in the way of the first page.
const PersonMenu = lazy(async () => ({ default: (await import('./person-menu.js')).PersonMenu }));
const CommandMenu = lazy(async () => ({ default: (await import('./command-menu.js')).CommandMenu }));

/** What stands around every page: where one can go, what can be done, who one is, and whether the server answers. */
export function Shell(): ReactElement {
  const t = useTexts();
  const router = useRouter();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const connected = useConnected();
  const coming = useIsFetching({ predicate: ({ state }) => state.status === 'pending' }) > 0;
  const [menuOpen, menu] = useDisclosure(false);
  const [commandsOpen, commands] = useDisclosure(false);
  useShortcuts();
  useCommands(
    useMemo(
      () => [
        ...nav.map(({ to, label, key }) => ({
          id: `go/${to}`,
          label: t('goTo', { page: t(label) }),
          group: t('commands.pages'),
          key,
          run: () => void router.navigate({ to }),
        })),
        { id: 'commands', label: t('commands.title'), group: t('commands.pages'), key: '?', run: commands.open },
      ],
      [commands.open, router, t],
    ),
  );
  return (
    <AppShell
      header={{ height: 44 }}
      navbar={{ width: 190, breakpoint: 'sm', collapsed: { mobile: !menuOpen } }}
      padding="md"
    >
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={menuOpen} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={t('nav.menu')} />
            <UnstyledButton component={Link} to="/">
              <Text fw={600}>Tollgate</Text>
            </UnstyledButton>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Button
              variant="default"
              onClick={commands.open}
              rightSection={
                <Kbd size="xs" visibleFrom="sm">
                  Ctrl K
                </Kbd>
              }
            >
              {t('commands.title')}
            </Button>
            <Suspense>
              <PersonMenu />
            </Suspense>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" className="menu" aria-label={t('nav.menu')}>
        {navGroups.map((group) => (
          <section key={group.label} aria-label={t(group.label)}>
            <Text size="xs" c="dimmed" px="xs" pt="xs">
              {t(group.label)}
            </Text>
            {group.pages.map(({ to, label }) => (
              <NavLink
                key={to}
                component={Link}
                to={to}
                label={t(label)}
                py={4}
                active={to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)}
                onClick={menu.close}
              />
            ))}
          </section>
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="main" aria-busy={coming}>
        {!connected && (
          <Alert color="yellow" variant="light" role="status" mb="md">
            {t('problem.reconnecting')}
          </Alert>
        )}
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <Suspense>
        <CommandMenu open={commandsOpen} show={commands.open} close={commands.close} />
      </Suspense>
    </AppShell>
  );
}
