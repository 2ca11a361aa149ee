import { registerHooks } from 'node:module';

/** By what stands in `without-access.ts` in their place; ends of the addresses of modules. */
const replaced = [
  'apps/api/src/limits/within.guard.js',
  'apps/api/src/readers/sight.guard.js',
  'database/people/acting-for.js',
  'database/people/actor-now.js',
  'database/people/load-sight.js',
];

/**
 * An app of the product with access taken out of it, for the bench alone: the modules that ask what somebody sees and may are
 * swapped as they are loaded for such as always say yes, so that nothing in the product knows of a switch. Who it is, is asked
 * as in the product.
 */
const stand = new URL('./without-access.js', import.meta.url).href;
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    // What stands in their place reads people by the product's own code.
    if (context.parentURL === stand || !replaced.some((end) => found.url.endsWith(`/${end}`))) return found;
    return { ...found, url: stand };
  },
});
const main = process.env['APP_MAIN'] ?? '';
await import(new URL(`../../../${main}`, import.meta.url).href);
