import { Kbd, Modal, ScrollArea, Text, TextInput, UnstyledButton, Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { pageCommands } from '../lib/page-commands.js';
import { useAllCommands, type Command } from '../lib/shortcuts.js';
import { useTexts } from '../lib/texts.js';
import { useFoundRecords } from './found-records.js';

interface Props {
  open: boolean;
  show: () => void;
  close: () => void;
}

/** All that can be done from where one is, and every record, found by a part of its name; it shows the keys too. */
export function CommandMenu({ open, show, close }: Props): ReactElement {
  const t = useTexts();
  const all = useAllCommands();
  const [typed, type] = useState('');
  const [place, go] = useState(0);
  useHotkeys([['mod+K', show]], []);
  const from = useRef<Element | null>(null);
  const [ofPage, look] = useState<readonly Command[]>([]);
  useLayoutEffect(() => {
    if (!open) return;
    from.current = document.activeElement;
    look(pageCommands(document));
  }, [open]);
  /** The focus is back where it was before anything else is done: what is done may take it further. */
  const leave = (): void => {
    close();
    if (from.current instanceof HTMLElement) from.current.focus({ preventScroll: true });
  };
  const words = typed.trim().toLowerCase().split(/\s+/);
  const records = useFoundRecords(open ? typed : '');
  // What has a key is said once, with its key.
  const beside = ofPage.filter(({ label }) => all.every((each) => each.label !== label));
  const done = [...beside, ...all].filter(({ label, group }) =>
    words.every((word) => `${group} ${label}`.toLowerCase().includes(word)),
  );
  const found = [...done, ...records];
  const run = (command: Command | undefined): void => {
    if (!command) return;
    leave();
    type('');
    command.run();
  };
  const keys = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      go((at) => Math.max(0, Math.min(found.length - 1, at + by)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(found[place]);
    }
  };
  return (
    <Modal
      opened={open}
      onClose={leave}
      returnFocus={false}
      title={t('commands.title')}
      size="lg"
      transitionProps={{ duration: 0 }}
      yOffset="10vh"
      centered={false}
    >
      <TextInput
        data-autofocus
        aria-label={t('commands.find')}
        placeholder={t('commands.find')}
        value={typed}
        onChange={(event) => {
          type(event.currentTarget.value);
          go(0);
        }}
        onKeyDown={keys}
        role="combobox"
        aria-expanded
        aria-controls="commands"
        aria-activedescendant={found[place] ? `command-${found[place].id}` : undefined}
        mb="xs"
      />
      <ScrollArea.Autosize mah="55vh">
        <div id="commands" role="listbox" aria-label={t('commands.title')}>
          {inGroups(found).map(({ group, commands }) => (
            <div key={`${group}/${commands[0]?.command.id}`} role="group" aria-label={group}>
              <Text size="xs" c="dimmed" px="xs" pt="xs" aria-hidden>
                {group}
              </Text>
              {commands.map(({ command, index }) => (
                <UnstyledButton
                  key={command.id}
                  id={`command-${command.id}`}
                  role="option"
                  aria-selected={index === place}
                  className="command"
                  tabIndex={-1}
                  onClick={() => run(command)}
                >
                  <Group justify="space-between" wrap="nowrap">
                    <Text size="sm" component="span">
                      {command.label}
                    </Text>
                    {command.key !== undefined && <Kbd size="xs">{command.key}</Kbd>}
                  </Group>
                </UnstyledButton>
              ))}
            </div>
          ))}
        </div>
        {found.length === 0 && <Text size="sm">{t('commands.nothing')}</Text>}
      </ScrollArea.Autosize>
    </Modal>
  );
}

interface InGroup {
  group: string;
  commands: { command: Command; index: number }[];
}

/** One after the other, under what they belong to: the record that is open says so where one is. */
function inGroups(commands: readonly Command[]): InGroup[] {
  const groups: InGroup[] = [];
  for (const [index, command] of commands.entries()) {
    const last = groups.at(-1);
    if (last?.group === command.group) last.commands.push({ command, index });
    else groups.push({ group: command.group, commands: [{ command, index }] });
  }
  return groups;
}
