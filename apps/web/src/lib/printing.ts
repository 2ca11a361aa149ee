import { useSyncExternalStore } from 'react';

const paper = window.matchMedia('print');

/** Whether the page is being made for paper. */
export function usePrinting(): boolean {
  return useSyncExternalStore(listen, () => paper.matches);
}

function listen(heard: () => void): () => void {
  paper.addEventListener('change', heard);
  return () => paper.removeEventListener('change', heard);
}
