import { aiRulesOf, type AiProvider } from '../../config/ai-provider.js';
import { guardedFetch } from '../../config/guarded-fetch.js';
import type { Settings } from '../../config/settings.js';
import { headersOf, readAnswer } from '../../domain/ai/protocol.js';
import type { Attempt, RunOutcome } from '../../domain/ai/run.js';

/** Asks the provider once. Whatever comes of it is said as one of the outcomes; neither the key nor a word of the provider is in it. */
export type Ask = (request: { runId: string; path: string; body: string }) => Promise<Attempt>;

/** @param stopping ends what is under way: it counts as not reached, and is asked again elsewhere */
export function askingOf(settings: Settings, { provider, url }: AiProvider, stopping: AbortSignal): Ask {
  const fetch = guardedFetch(aiRulesOf(settings), settings.aiTimeoutSeconds * 1_000);
  return async ({ runId, path, body }) => {
    try {
      const headers = headersOf(provider, settings.aiKey, runId);
      const response = await fetch(`${url}${path}`, { method: 'POST', headers, body, signal: stopping });
      const { status } = response;
      const answered = { status, retryAfter: response.headers.get('retry-after'), text: await response.text() };
      return readAnswer(provider, answered, Date.now());
    } catch (error) {
      const fault = stopping.aborted ? ({ outcome: 'away', spent: null } as const) : faultOf(error);
      return { ok: false, retryAfterMs: null, ...fault };
    }
  };
}

/** Nothing was sent where the address was refused or nobody was there; of the others nobody knows what they cost. */
function faultOf(error: unknown): { outcome: RunOutcome; spent: 'nothing' | null } {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  if (name === 'Forbidden') return { outcome: 'forbidden_address', spent: 'nothing' };
  if (name === 'TimeoutError' || name === 'AbortError') return { outcome: 'timed_out', spent: null };
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { outcome: 'away', spent: 'nothing' };
  if (message?.startsWith('the answer has more than') === true) return { outcome: 'too_large', spent: null };
  return { outcome: 'away', spent: null };
}
