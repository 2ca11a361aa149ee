import type { Command } from './shortcuts.js';

/**
 * What stands beside the heading of the page one is at, as commands: whatever a page offers there can be done from the
 * command menu without another word. What cannot be pressed now is left out.
 */
export function pageCommands(page: ParentNode): Command[] {
  const head = page.querySelector('.page-head');
  if (head === null) return [];
  const group = said(head.querySelector('h1'));
  return [...head.querySelectorAll<HTMLElement>('button, a[href]')].flatMap((each, index) => {
    const label = each.getAttribute('aria-label') ?? said(each);
    if (label === '' || each.matches(':disabled, [aria-disabled="true"]')) return [];
    return [{ id: `page/${index}`, label, group, run: () => each.click() }];
  });
}

function said(element: Element | null): string {
  return element?.textContent?.trim() ?? '';
}
