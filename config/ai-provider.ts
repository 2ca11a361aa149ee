import type { AiSettings } from './settings/ai.js';
import { webhookUrlProblem, type WebhookRules } from './webhook-guard.js';

/** The provider that is set up. */
export interface AiProvider {
  provider: 'openai' | 'anthropic';
  url: string;
  model: string;
}

/** What may be spent of it in a month, and what it costs: money in millionths. */
export interface AiLimits {
  prices: { inMicros: number; outMicros: number };
  currency: string;
  limitOf: (task: string) => { tokens: number; micros: number };
}

const usualUrls = { openai: 'https://api.openai.com/v1', anthropic: 'https://api.anthropic.com' };

/** Null: none is set up, and nothing leaves. */
export function aiProviderOf({ aiProvider: provider, aiUrl, aiModel: model }: AiSettings): AiProvider | null {
  if (provider === 'none' || model === null) return null;
  return { provider, model, url: (aiUrl ?? usualUrls[provider]).replace(/\/+$/, '') };
}

/** By which rules it is reached: those of all that goes out, and the own network where that was said of it. */
export function aiRulesOf(settings: AiSettings): WebhookRules {
  const { webhookAllowPrivate, webhookAllowLoopback, webhookAllowHosts, webhookDenyHosts, aiAllowPrivate } = settings;
  return {
    ...{ webhookAllowHosts, webhookDenyHosts },
    webhookAllowPrivate: webhookAllowPrivate || aiAllowPrivate,
    webhookAllowLoopback: webhookAllowLoopback || aiAllowPrivate,
  };
}

export function aiLimitsOf(settings: AiSettings): AiLimits {
  const { aiPriceIn, aiPriceOut, aiCurrency: currency, aiMonthlyTokens, aiMonthlyMoney } = settings;
  return {
    prices: { inMicros: micros(aiPriceIn), outMicros: micros(aiPriceOut) },
    currency,
    limitOf: (task) => ({
      tokens: Math.floor(Number(amountFor(task, aiMonthlyTokens))),
      micros: micros(amountFor(task, aiMonthlyMoney)),
    }),
  };
}

/** What of the settings contradicts itself, or leads where nothing may be sent. */
export function aiProblems(settings: AiSettings): string[] {
  if (settings.aiProvider === 'none') return [];
  if (settings.aiModel === null)
    return ['AI_PROVIDER needs a model: set AI_MODEL to what the provider calls it, or AI_PROVIDER to none.'];
  const problem = webhookUrlProblem(aiProviderOf(settings)?.url ?? '', aiRulesOf(settings));
  return problem === null ? [] : [`AI_URL ${problem} AI_ALLOW_PRIVATE=true lets it lead to a model of your own.`];
}

/** What was said for the task by its name, or for all. */
function amountFor(task: string, said: readonly string[]): string {
  const own = said.find((one) => one.startsWith(`${task}:`));
  return own?.slice(task.length + 1) ?? said.find((one) => !one.includes(':')) ?? '0';
}

const micros = (amount: string): number => Math.round(Number(amount) * 1_000_000);
