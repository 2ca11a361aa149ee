import { useEffect } from 'react';
import { create } from './store.js';

/** Something that can be done from where one is: it stands in the command menu, and may have a key. */
export interface Command {
  id: string;
  label: string;
  /** What it belongs to: a record, or the whole page. */
  group: string;
  /** One letter, or `g p` for one after the other. Not while somebody types. */
  key?: string;
  run: () => void;
}

/** Of what may be done to the record one is at, in the order in which it stands there. */
export const actKeys: readonly string[] = ['a', 's', 'd'];

const { get, set, use } = create<readonly Command[]>([]);

/** All that can be done now, what belongs to the record one is at first. */
export const useAllCommands = use;

/** While the component is there, these can be done. @param commands keep them with `useMemo` */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    set([...commands, ...get().filter(({ id }) => commands.every((each) => each.id !== id))]);
    return () => set(get().filter((each) => !commands.includes(each)));
  }, [commands]);
}

/** Listens for the keys of all commands, and for Ctrl or ⌘ with Enter, which sends the form one types in. Once, at the top. */
export function useShortcuts(): void {
  useEffect(() => {
    let before = '';
    let at = 0;
    const listen = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'Enter' && event.target instanceof HTMLTextAreaElement) {
        event.preventDefault();
        event.target.form?.requestSubmit();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialogIsOpen()) return;
      const sequence = Date.now() - at < 1000 ? `${before} ${event.key}` : event.key;
      const found = get().find(({ key }) => key === sequence) ?? get().find(({ key }) => key === event.key);
      before = event.key;
      at = Date.now();
      if (!found) return;
      event.preventDefault();
      before = '';
      found.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function dialogIsOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}
