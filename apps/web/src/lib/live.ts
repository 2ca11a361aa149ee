import type { QueryClient } from '@tanstack/react-query';
import { api } from './api.js';
import { concerns, type Change } from './concerns.js';

/** Where the stream is cut, whatever is shown is read anew so often, in ms. */
const pollEvery = 15_000;
/** What comes within so many ms is one. */
const gatherFor = 100;
const comeAgainAfter = { least: 2_000, most: 30_000 };

/**
 * Listens to what changes, and has read anew what it concerns, and nothing else. One stream for all of the page, and only
 * while somebody looks at it: a browser has few connections for all its pages. Whoever comes back reads anew.
 */
export function startLive(queries: QueryClient): void {
  const me = api.queryOptions('get', '/people/me');
  let source: EventSource | null = null;
  let hears = false;
  let wait = comeAgainAfter.least;
  let again: number | undefined;
  const changes = gathered(queries);

  const close = (): void => {
    window.clearTimeout(again);
    source?.close();
    source = null;
    hears = false;
  };
  const open = (): void => {
    close();
    const opened = new EventSource('/api/v1/events');
    source = opened;
    let ready = false;
    opened.addEventListener('open', () => {
      hears = true;
      wait = comeAgainAfter.least;
    });
    // What was read before the first `ready` of a stream may be older than what it tells from; later ones of it resume.
    opened.addEventListener('ready', () => {
      if (!ready) changes.all();
      ready = true;
    });
    opened.addEventListener('reset', changes.all);
    opened.addEventListener('change', ({ data }: MessageEvent<string>) => changes.add(JSON.parse(data) as Change));
    opened.addEventListener('error', () => {
      hears = false;
      // Whether it is the server that is away, or the session that has ended, is found out by asking; the page says so.
      void queries.invalidateQueries({ queryKey: me.queryKey });
      if (opened.readyState !== EventSource.CLOSED) return;
      window.clearTimeout(again);
      again = window.setTimeout(open, wait);
      wait = Math.min(2 * wait, comeAgainAfter.most);
    });
  };
  const look = (): void => (document.visibilityState === 'visible' ? open() : close());
  window.setInterval(() => {
    if (!hears && document.visibilityState === 'visible') changes.all();
  }, pollEvery);
  // Nobody listens before it is known who they are: whoever has not signed in is led there by what else is asked.
  const stop = queries.getQueryCache().subscribe(begin);
  let begun = false;
  function begin(): void {
    if (begun || queries.getQueryData(me.queryKey) === undefined) return;
    begun = true;
    stop();
    document.addEventListener('visibilitychange', look);
    look();
  }
  begin();
}

/** What changes while something is being read waits until that is done: however much changes, the page asks once at a time. */
function gathered(queries: QueryClient): { add: (change: Change) => void; all: () => void } {
  let waiting: Change[] = [];
  /** Since when, in ms; null: not everything. */
  let anything: number | null = null;
  let timer: number | undefined;
  const tell = (): void => {
    timer = undefined;
    if (queries.isFetching() > 0) {
      timer = window.setTimeout(tell, gatherFor);
      return;
    }
    const [told, all] = [waiting, anything];
    waiting = [];
    anything = null;
    void queries.invalidateQueries({
      predicate: ({ queryKey, meta, state }) => {
        const asked = { queryKey, meta, data: state.data };
        // What was asked in vain since then is not asked again: why it failed stands there.
        const failed =
          state.status === 'error' && state.data === undefined && all !== null && state.errorUpdatedAt >= all;
        return (all !== null && meta?.['still'] !== true && !failed) || told.some((change) => concerns(asked, change));
      },
    });
  };
  const soon = (): void => {
    timer ??= window.setTimeout(tell, gatherFor);
  };
  return {
    add: (change) => {
      waiting.push(change);
      soon();
    },
    all: () => {
      anything ??= Date.now();
      soon();
    },
  };
}
