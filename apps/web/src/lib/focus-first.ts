import { useEffect, useRef, type RefObject } from 'react';

/** When the form comes, the focus goes to what is marked `data-autofocus`: whoever opened it can type at once. */
export function useFocusFirst(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('[data-autofocus]');
    first?.focus();
  }, []);
  return form;
}
