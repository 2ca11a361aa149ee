import { useEffect, useRef } from 'react';

/** Number keys choose, and Enter sends, wherever one is but in a field or on a button, which have these keys for themselves. */
export function useChoiceKeys(now: { choose: (index: number) => void; submit: () => void }): void {
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const { target } = event;
      const within = target instanceof HTMLElement ? target : document.body;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(within.tagName) || within.isContentEditable) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      if (/^[1-9]$/.test(event.key)) {
        event.preventDefault();
        latest.current.choose(Number(event.key) - 1);
      } else if (event.key === 'Enter' && !/^(BUTTON|A)$/.test(within.tagName)) {
        event.preventDefault();
        latest.current.submit();
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
