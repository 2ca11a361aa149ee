import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

/**
 * What is typed into a field that searches as one types: it is sent when one pauses. Where the address comes to say something
 * else than was sent, by a link or a saved view, the field says that.
 *
 * @param said what the address says
 */
export function useTyped(said: string, send: (text: string) => void): [typed: string, type: (text: string) => void] {
  const [typed, write] = useState(said);
  const [seen, see] = useState(said);
  const [sent, keep] = useState(said);
  if (said !== seen) {
    see(said);
    if (said !== sent) {
      keep(said);
      write(said);
    }
  }
  const soon = useDebouncedCallback((text: string) => {
    keep(text);
    send(text);
  }, 200);
  return [
    typed,
    (text) => {
      write(text);
      soon(text.trim());
    },
  ];
}
