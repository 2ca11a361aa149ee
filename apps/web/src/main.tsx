import '@mantine/core/styles.css';
import './styles.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { nonce } from './lib/nonce.js';
import { makeQueryClient } from './lib/queries.js';
import { startTexts } from './lib/texts.js';
import { theme } from './lib/theme.js';
import { makeRouter } from './routes.js';

const place = document.getElementById('root');
if (place === null) throw new Error('There is no place for the page in its document.');
await startTexts();
const queries = makeQueryClient();
const router = makeRouter(queries);
void import('./lib/live.js').then(({ startLive }) => startLive(queries));
createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
