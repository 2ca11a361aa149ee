import { useCallback, useState } from 'react';

const prefix = 'tollgate.draft.';

/** A text that somebody is typing: it is still there after a reload, or after signing in again, until it was sent. */
export function useDraft(name: string): { text: string; write: (text: string) => void; sent: () => void } {
  const place = prefix + name;
  const [text, setText] = useState(() => localStorage.getItem(place) ?? '');
  const write = useCallback(
    (next: string) => {
      setText(next);
      if (next === '') localStorage.removeItem(place);
      else localStorage.setItem(place, next);
    },
    [place],
  );
  const sent = useCallback(() => write(''), [write]);
  return { text, write, sent };
}
