import type { components, paths } from './api-types.js';

/** What the API answers and takes, by the names of its OpenAPI document. */
export type Schemas = components['schemas'];

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** `/people/{id}/tokens` as the paths that it stands for: `/people/${string}/tokens`. */
type Place<K> = K extends `${infer Before}{${string}}${infer After}` ? `${Before}${string}${Place<After>}` : K;

/** The route of the document that a path belongs to; never where there is none. */
type Route<P extends string> = P extends string
  ? { [K in keyof paths]: Place<K> extends P ? (P extends Place<K> ? K : never) : never }[keyof paths]
  : never;

/** What may be restricted, by the path where such records are. */
export type Restrictable = Collection<keyof paths>;
type Collection<K> = K extends `${infer At}/{id}/readers` ? At : never;

/** Where records are kept that are called by a number, such as `RK-12`, and belong to no program. */
export type Register = Exclude<Restrictable, '/programs' | '/action-items'>;

type Operation<P extends string, M extends Method> =
  Route<P> extends infer K ? (K extends keyof paths ? NonNullable<paths[K][M]> : never) : never;

/** A path that the API knows with this method; others do not compile. */
export type Known<P extends string, M extends Method> = P extends string
  ? [Operation<P, M>] extends [never]
    ? 'the API has no such route'
    : P
  : never;

type JsonOf<C> = C extends { content: { 'application/json': infer B } } ? B : never;

/** What is answered where all goes well. */
export type Answer<P extends string, M extends Method> =
  Operation<P, M> extends infer O
    ? O extends { responses: infer R }
      ? { [S in keyof R]: JsonOf<R[S]> }[keyof R]
      : never
    : never;

/** What may be sent. */
export type Body<P extends string, M extends Method> =
  Operation<P, M> extends infer O
    ? O extends { requestBody?: infer C }
      ? Typed<JsonOf<NonNullable<C>>>
      : never
    : never;

export type Query<P extends string> =
  Operation<P, 'get'> extends infer O
    ? O extends { parameters: { query?: infer Q } }
      ? Typed<NonNullable<Q>>
      : never
    : never;

/** One of a list that the API gives in pages. */
export type Entry<P extends string> = Answer<P, 'get'> extends { items: (infer T)[] } ? T : never;

/** As people type it: a word is any text, and the API, which knows the list, says which words there are. */
export type Typed<T> = T extends string
  ? string
  : T extends readonly (infer U)[]
    ? Typed<U>[]
    : T extends object
      ? { [K in keyof T]: Typed<T[K]> }
      : T;

/** T, where it names nothing that S does not have: also what was put together before it is sent is looked at. */
export type Exactly<T, S> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly unknown[]
    ? T
    : string extends keyof T
      ? T
      : { [K in keyof T]: K extends KeysOf<S> ? Exactly<T[K], FieldOf<S, K>> : never };

type KeysOf<S> = S extends unknown ? keyof S : never;
type FieldOf<S, K> = S extends unknown ? (K extends keyof S ? S[K] : never) : never;
