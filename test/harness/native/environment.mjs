// What a test file runs in. The product, the harness and the libraries are loaded by Node itself, once for each process of
// jest, and `front.mjs` hands them to every test file: loading them anew for each was most of what the suite cost.
import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

const load = createRequire(import.meta.url);
// What a test makes and the product asks about by `instanceof`, or the other way round, is of one kind on both sides.
const shared = ['Date', 'Map', 'Set', 'WeakMap', 'WeakSet', 'RegExp', 'DataView', 'AggregateError'];
const errors = ['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];
// What the language itself makes in a test file has its own kind: it counts as ours too.
const derived = [...errors, 'Array', 'Promise', 'RegExp'];

export default class NativeEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    for (const name of derived) Object.setPrototypeOf(this.global[name].prototype, globalThis[name].prototype);
    for (const name of [...shared, ...errors]) this.global[name] = globalThis[name];
    // With what decorators have noted about the product.
    this.global.Reflect = globalThis.Reflect;
    this.stackTraceLimit = globalThis.Error.stackTraceLimit;
    globalThis.Error.stackTraceLimit = 100;
    Object.defineProperty(this.global, 'loadNatively', { value: load });
    globalThis.runsTestFile = true;
  }

  async teardown() {
    globalThis.runsTestFile = false;
    // The next file of this process may be a unit's.
    globalThis.Error.stackTraceLimit = this.stackTraceLimit;
    await super.teardown();
  }
}
