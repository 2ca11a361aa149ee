import { modelKey, ModelVendor, statementOf, type AskedOfModel } from '../../harness/vendors/model.js';

/** A stand-in for a model on this machine; gives the settings by which the stack asks it. */
export async function startModel(): Promise<Record<string, string>> {
  const model = await ModelVendor.start();
  model.answers = (asked) => ({ fills: draftOf(asked) });
  return {
    ...{ AI_PROVIDER: 'openai', AI_URL: model.vendor.url('/v1'), AI_MODEL: 'stand-in-1', AI_KEY: modelKey },
    ...{ AI_ALLOW_PRIVATE: 'true', AI_PRICE_IN: '2.5', AI_PRICE_OUT: '10' },
  };
}

/** A finding out of what it was sent: what the records say, and a recommendation. */
function draftOf({ data, schema }: AskedOfModel): Record<string, unknown> {
  const [first] = data.records;
  if (first === undefined) throw new Error('nothing was sent');
  const told = data.records.find(({ field }) => field === 'text') ?? first;
  const says: Record<string, unknown> = {
    condition: [statementOf(told, told.text)],
    criteria: [statementOf(told, 'A listing that shows a protected sign is taken down within a day')],
    effect: [statementOf(told, 'Buyers are deceived')],
    recommendations: [statementOf(told, 'Train whoever reviews in the line on refills')],
  };
  return Object.fromEntries(
    Object.entries(schema.properties).map(([name, { enum: values, items }]) => [
      name,
      says[name] ?? (items ? [] : values?.includes(null) ? null : (values?.at(-1) ?? '')),
    ]),
  );
}
