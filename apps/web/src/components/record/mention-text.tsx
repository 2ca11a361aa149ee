import { Combobox, Textarea, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { api } from '../../lib/api.js';
import { beingNamed, withName, type Named } from '../../lib/mention.js';
import { useTexts } from '../../lib/texts.js';

interface Props {
  label: string;
  description: string;
  value: string;
  write: (text: string) => void;
  /** Who was named already. */
  people: readonly Named[];
  onNamed: (person: Named) => void;
}

/** A text in which people are named: behind an `@` they are offered. */
export function MentionText({ label, description, value, write, people: taken, onNamed }: Props): ReactElement {
  const t = useTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(0);
  const after = useRef<number | null>(null);
  const named = beingNamed(value, cursor, taken);
  const [q] = useDebouncedValue(named?.q.trim() ?? '', 150);
  const { data, isPlaceholderData } = useQuery({
    ...api.queryOptions('get', '/people', {
      params: { query: { active: true, limit: 8, ...(q === '' ? {} : { q }) } },
    }),
    enabled: named !== null,
    placeholderData: (before) => before,
  });
  // Until those who were asked for are there, those among the others who fit: nobody else is taken by a fast hand.
  const isBefore = isPlaceholderData || q !== named?.q.trim();
  const people =
    named === null
      ? []
      : (data?.items ?? []).filter(
          ({ name }) => !isBefore || name.toLowerCase().includes(named.q.trim().toLowerCase()),
        );
  const box = useCombobox();
  const [chosen, choose] = useState(0);
  useEffect(() => {
    choose(0);
  }, [q]);
  useEffect(() => {
    // Behind the name that took the place of what was typed.
    if (after.current === null) return;
    field.current?.setSelectionRange(after.current, after.current);
    setCursor(after.current);
    after.current = null;
  }, [value]);
  const open = people.length > 0;
  const take = (id: string): void => {
    const person = people.find((one) => one.id === id);
    if (person === undefined || named === null) return;
    const next = withName(value, { from: named.from, cursor }, person.name);
    after.current = next.cursor;
    onNamed({ id, name: person.name });
    write(next.text);
    field.current?.focus();
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      choose((chosen + 1) % people.length);
    },
    ArrowUp: () => {
      choose((chosen + people.length - 1) % people.length);
    },
    Enter: () => {
      take(people[chosen]?.id ?? '');
    },
    Tab: () => {
      take(people[chosen]?.id ?? '');
    },
    Escape: () => {
      setCursor(-1);
    },
  };
  return (
    <Combobox store={{ ...box, dropdownOpened: open }} onOptionSubmit={take} width="target" position="bottom-start">
      <Combobox.DropdownTarget>
        <Textarea
          ref={field}
          label={label}
          description={description}
          value={value}
          minRows={2}
          autosize
          maxRows={12}
          aria-autocomplete="list"
          aria-controls={open ? 'mention-list' : undefined}
          aria-activedescendant={open ? `mention-${people[chosen]?.id ?? ''}` : undefined}
          onChange={(event) => {
            setCursor(event.currentTarget.selectionStart);
            write(event.currentTarget.value);
          }}
          onSelect={(event) => {
            if (after.current === null) setCursor(event.currentTarget.selectionStart);
          }}
          onBlur={() => {
            setCursor(-1);
          }}
          onKeyDown={(event) => {
            const act = open && !event.nativeEvent.isComposing ? keys[event.key] : undefined;
            if (act === undefined) return;
            event.preventDefault();
            act();
          }}
        />
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <div role="listbox" id="mention-list" aria-label={t('items.mentionList')}>
          {people.map(({ id, name, team }, index) => (
            <Combobox.Option
              key={id}
              id={`mention-${id}`}
              value={id}
              active={index === chosen}
              selected={index === chosen}
              aria-selected={index === chosen}
              data-combobox-selected={index === chosen || undefined}
              onMouseDown={(event) => {
                // The text keeps its cursor.
                event.preventDefault();
              }}
            >
              {team ? `${name} · ${team.name}` : name}
            </Combobox.Option>
          ))}
        </div>
      </Combobox.Dropdown>
    </Combobox>
  );
}
