import type { ReactElement } from 'react';
import { useSpoken } from '../lib/spoken.js';

/** A sentence of the API, in the language of the page. */
export function Spoken({ children }: { children: string }): ReactElement {
  const { text, lang } = useSpoken()(children);
  return lang === undefined ? <>{text}</> : <span lang={lang}>{text}</span>;
}
