import type { Provider, Type } from '@nestjs/common';

/** Every controller of the API. A noun adds its own here. */
export const controllers: Type[] = [];

/** Every service of the API that is not part of the core. */
export const providers: Provider[] = [];
