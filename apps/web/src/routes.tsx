import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { NotFound } from './shell/not-found.js';
import { Shell } from './shell/shell.js';
import { itemSearch, programSearch } from './features/programs/search.js';
import { Failed } from './shell/failed.js';

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Failed,
});

/** Every page with its address. A page's code comes when somebody goes there. */
const routes = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./features/work/work-page.js'), 'WorkPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/items/$ref',
    component: lazyRouteComponent(() => import('./features/items/item-page.js'), 'ItemPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programs',
    validateSearch: programSearch,
    component: lazyRouteComponent(() => import('./features/programs/programs-page.js'), 'ProgramsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programs/$id',
    validateSearch: itemSearch,
    component: lazyRouteComponent(() => import('./features/programs/program-page.js'), 'ProgramPage'),
  }),
  ...(import.meta.env.DEV
    ? [
        createRoute({
          getParentRoute: () => root,
          path: '/design',
          component: lazyRouteComponent(() => import('./features/design/design-page.js'), 'DesignPage'),
        }),
      ]
    : []),
]);

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: routes,
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
