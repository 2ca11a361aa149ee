import { Alert, Button, Group, Menu, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useMemo, useState, type ReactElement } from 'react';
import { http } from '../../lib/api.js';
import { useCommands } from '../../lib/shortcuts.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { Problem } from '../problem.js';
import { ColumnChoice, type Named } from './columns.js';
import { leftOut, stateOf, type Field, type View, type ViewList } from './state.js';
import { useViews, type Views } from './use-views.js';
import { EditView, RemoveView, SaveView } from './view-forms.js';
import { Spoken } from '../spoken.js';

interface Props {
  list: ViewList;
  /** The same at each drawing. */
  fields: readonly Field[];
  /** Those of its table, of which one chooses here; a list that lets choose by itself has none. */
  columns?: readonly Named[];
}

type Doing = 'save' | 'edit' | 'remove';

/**
 * The views of a list, by which of them it is open and whether it was changed since; and all that is done with them. What it is
 * set to is read from the address, and opening a view is going to another address: the list itself knows of no view.
 */
export function SavedViews({ list, fields, columns }: Props): ReactElement {
  const t = useTexts();
  const views = useViews(list, fields);
  const { chosen, changed } = views;
  const [opened, show] = useState(false);
  const [doing, set] = useState<Doing | null>(null);
  const acts = useActs(views, fields);
  useViewCommands(views, show, set);
  const close = (): void => set(null);
  return (
    <section aria-label={t('views.title')}>
      <Group gap="xs" mb="sm">
        <Menu
          opened={opened}
          onChange={show}
          position="bottom-start"
          returnFocus
          withinPortal={false}
          withInitialFocusPlaceholder={false}
        >
          <Menu.Target>
            <Button variant="default" rightSection={<span aria-hidden>▾</span>} maw="100%">
              {chosen === undefined ? t('views.title') : t('views.of', { name: chosen.name })}
            </Button>
          </Menu.Target>
          <Menu.Dropdown maw="90vw" mah="70vh" style={{ overflowY: 'auto' }}>
            <Choices views={views} />
            <Menu.Divider />
            {changed && chosen && <Menu.Item onClick={() => views.open(chosen)}>{t('views.back')}</Menu.Item>}
            <Menu.Item onClick={() => set('save')}>{t('views.saveAs')}</Menu.Item>
            {chosen && <ForChosen view={chosen} changed={changed} acts={acts} set={set} />}
            {chosen && <Menu.Item onClick={views.leave}>{t('views.leave')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
        {columns && <ColumnChoice columns={columns} />}
        <Text size="sm" role="status" className={changed ? 'soon' : undefined}>
          {changed ? t('views.changed') : acts.told}
        </Text>
        {changed && chosen?.can.includes('change') && (
          <Button variant="subtle" loading={acts.updating} onClick={acts.update}>
            {t('views.update')}
          </Button>
        )}
      </Group>
      <Problem error={acts.error} />
      {doing === 'save' && (
        <SaveView list={list} state={stateOf(fields, views.search)} saved={views.stay} close={close} />
      )}
      {doing === 'edit' && chosen && <EditView view={chosen} close={close} />}
      {doing === 'remove' && chosen && <RemoveView view={chosen} removed={views.leave} close={close} />}
      <Told views={views} fields={fields} />
    </section>
  );
}

/** One's own views, and those that others share. */
function Choices({ views: { all, chosen, open, more } }: { views: Views }): ReactElement {
  const t = useTexts();
  if (all.length === 0) return <Menu.Label>{t('views.none')}</Menu.Label>;
  return (
    <>
      <Menu.Label>{t('views.title')}</Menu.Label>
      {all.map((view) => (
        <Menu.Item key={view.id} aria-current={view.id === chosen?.id || undefined} onClick={() => open(view)}>
          <Text size="sm" component="span" fw={view.id === chosen?.id ? 600 : undefined}>
            {view.name}
          </Text>{' '}
          <Text size="xs" c="dimmed" component="span">
            {[
              view.sharing === 'mine'
                ? t('views.sharedWith.mine')
                : t(view.sharing === 'team' ? 'views.ofTeam' : 'views.ofAll', {
                    owner: view.owner.name,
                    team: view.team?.name ?? '',
                  }),
              ...(view.isDefault ? [t('views.first')] : []),
            ].join(' · ')}
          </Text>
        </Menu.Item>
      ))}
      {more && (
        <Menu.Item closeMenuOnClick={false} onClick={more}>
          {t('showMore')}
        </Menu.Item>
      )}
    </>
  );
}

interface OfChosen {
  view: View;
  changed: boolean;
  acts: ReturnType<typeof useActs>;
  set: (doing: Doing) => void;
}

/** What is done with the view that is open. Who may change it, the API says. */
function ForChosen({ view, changed, acts, set }: OfChosen): ReactElement {
  const t = useTexts();
  return (
    <>
      <Menu.Item onClick={acts.copy}>{t('views.copy')}</Menu.Item>
      <Menu.Item onClick={acts.prefer}>{t(view.isDefault ? 'views.preferNone' : 'views.prefer')}</Menu.Item>
      {view.can.includes('change') ? (
        <>
          {changed && <Menu.Item onClick={acts.update}>{t('views.update')}</Menu.Item>}
          <Menu.Item onClick={() => set('edit')}>{t('views.edit')}</Menu.Item>
          <Menu.Item onClick={() => set('remove')}>{t('views.remove')}</Menu.Item>
        </>
      ) : (
        <Menu.Label>{t('views.notYours', { owner: view.owner.name })}</Menu.Label>
      )}
    </>
  );
}

/** Why the list is not what the view's name says: something in it is gone, the page cannot say it, or there is no such view. */
function Told({ views, fields }: { views: Views; fields: readonly Field[] }): ReactElement | null {
  const t = useTexts();
  const { chosen, problem } = views;
  if (problem !== null)
    return (
      <Alert color="yellow" variant="light" role="status" mb="sm" title={t('views.gone')}>
        <Spoken>{problem.message}</Spoken>
      </Alert>
    );
  if (chosen === undefined) return null;
  const without = leftOut(fields, chosen);
  if (chosen.refused.length === 0 && without.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" role="status" mb="sm" title={t('views.refused', { name: chosen.name })}>
      {chosen.refused.join(' ')}
      {without.length > 0 &&
        t('views.leftOut', { what: without.map(([name, asked]) => `${name} = ${asked}`).join(', ') })}
    </Alert>
  );
}

/** What one press does with the view that is open. */
function useActs({ chosen, linkOf, search }: Views, fields: readonly Field[]) {
  const t = useTexts();
  const clipboard = useClipboard({ timeout: 5_000 });
  const id = chosen?.id ?? '';
  const path = { params: { path: { id } } };
  const update = useCommand<{ version: number; body: ReturnType<typeof stateOf> }, unknown>(
    `view-update/${id}`,
    ({ version, body }, headers) =>
      http.PATCH('/views/{id}', { ...path, body, headers: { ...headers, 'if-match': `"${version}"` } }),
  );
  const prefer = useCommand<boolean, unknown>(`view-prefer/${id}`, (first, headers) =>
    first
      ? http.POST('/views/{id}/default', { ...path, body: {}, headers })
      : http.DELETE('/views/{id}/default', { ...path, headers }),
  );
  return {
    update: () => chosen && update.mutate({ version: chosen.version, body: stateOf(fields, search) }),
    updating: update.isPending,
    prefer: () => chosen && prefer.mutate(!chosen.isDefault),
    copy: () => chosen && clipboard.copy(linkOf(chosen)),
    told: clipboard.copied ? t('views.copied') : '',
    error: update.error ?? prefer.error ?? clipboard.error,
  };
}

/** By keys and from the command menu: the views of the list one is at. */
function useViewCommands({ all, open }: Views, show: (open: boolean) => void, set: (doing: Doing) => void): void {
  const t = useTexts();
  useCommands(
    useMemo(
      () => [
        { id: 'views', label: t('views.choose'), group: t('views.title'), key: 'v', run: () => show(true) },
        { id: 'views/save', label: t('views.saveAs'), group: t('views.title'), run: () => set('save') },
        ...all.map((view) => ({
          ...{ id: `views/${view.id}`, label: view.name, group: t('views.title') },
          run: () => open(view),
        })),
      ],
      [all, open, show, set, t],
    ),
  );
}
