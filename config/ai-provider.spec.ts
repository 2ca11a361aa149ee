import { aiLimitsOf, aiProviderOf, aiRulesOf } from './ai-provider.js';
import { loadSettings } from './settings.js';

const openai = { AI_PROVIDER: 'openai', AI_MODEL: 'small' };

test('none is set up where nothing is said', () => {
  expect(aiProviderOf(loadSettings({}))).toBeNull();
});

test('each provider has an address of its own, and another may be named', () => {
  expect(aiProviderOf(loadSettings(openai))?.url).toBe('https://api.openai.com/v1');
  expect(aiProviderOf(loadSettings({ ...openai, AI_PROVIDER: 'anthropic' }))?.url).toBe('https://api.anthropic.com');
  expect(aiProviderOf(loadSettings({ ...openai, AI_URL: 'https://m.example.com/v1/' }))?.url).toBe(
    'https://m.example.com/v1',
  );
});

test.each([
  [{ AI_PROVIDER: 'openai' }, 'set AI_MODEL'],
  [{ ...openai, AI_PROVIDER: 'other' }, 'AI_PROVIDER must be none, openai or anthropic'],
  [{ ...openai, AI_URL: 'http://127.0.0.1:11434/v1' }, 'AI_ALLOW_PRIVATE'],
  [{ ...openai, AI_URL: 'https://10.0.0.8/v1' }, 'not a public address'],
  [{ ...openai, AI_URL: 'http://m.example.com/v1' }, 'must begin with https'],
  [{ ...openai, AI_ALLOW_PRIVATE: 'true', AI_URL: 'https://169.254.169.254/' }, 'not a public address'],
  [{ ...openai, AI_MONTHLY_TOKENS: 'many' }, 'AI_MONTHLY_TOKENS must look like'],
  [{ ...openai, AI_PRICE_IN: '-1' }, 'AI_PRICE_IN must be a price'],
])('%j is refused: %s', (env, says) => {
  expect(() => loadSettings(env)).toThrow(says);
});

test('a model of one’s own is reached where that was said, and webhooks are not let in by it', () => {
  const settings = loadSettings({ ...openai, AI_ALLOW_PRIVATE: 'true', AI_URL: 'http://127.0.0.1:11434/v1' });
  expect(aiRulesOf(settings)).toMatchObject({ webhookAllowPrivate: true, webhookAllowLoopback: true });
  expect(settings).toMatchObject({ webhookAllowPrivate: false, webhookAllowLoopback: false });
});

test('a task has what was said by its name, or what was said of all', () => {
  const { limitOf, prices } = aiLimitsOf(
    loadSettings({
      ...openai,
      AI_MONTHLY_TOKENS: '5000,finding_draft:70',
      AI_MONTHLY_MONEY: 'case_triage:1.5',
      AI_PRICE_IN: '2.5',
    }),
  );
  expect(limitOf('case_triage')).toEqual({ tokens: 5_000, micros: 1_500_000 });
  expect(limitOf('finding_draft')).toEqual({ tokens: 70, micros: 0 });
  expect(prices).toEqual({ inMicros: 2_500_000, outMicros: 0 });
});
