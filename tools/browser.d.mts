/** Where the browser for the tests of the page is, or why there is none and what to do. */
export function findBrowser(): { path: string } | { missing: string };
