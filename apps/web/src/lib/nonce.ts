/** The word by which the server's answer lets styles in that are made as the page runs. */
export const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';

// What locks the scrolling behind a dialog makes a style of its own, and asks for the word by this name.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;
