import { type Api, OPERATIONS } from './api.generated.ts'
import { type Query, send, withQuery } from './client.ts'

/** What an operation of the API is asked with: no more and no less than its route takes. */
export type Asking<Id extends keyof Api> = Given<'path', Api[Id]['path']> &
  Given<'query', Api[Id]['query']> &
  Given<'body', Api[Id]['body']>

/** What an operation answers, with one status or with any. */
export type Answer<
  Id extends keyof Api,
  Status extends keyof Api[Id]['answers'] = keyof Api[Id]['answers'],
> = Api[Id]['answers'][Status]

/** Asks an operation of the API. Throws an ApiError, which holds the problem, for every answer but a good one. */
export function ask<Id extends keyof Api>(
  id: Id,
  { path, query, body }: Asking<Id>,
  signal?: AbortSignal,
): Promise<Answer<Id>> {
  const [method, pattern] = OPERATIONS[id]
  // Of the generated types, each value is a text, a number, a truth value or a list of texts.
  const [parts, values] = [(path ?? {}) as Readonly<Record<string, unknown>>, (query ?? {}) as Query]
  const place = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name])))
  return send(method, withQuery(place, values), body, signal)
}

/** A member that may be left out where nothing in it must be there. */
type Given<Name extends string, T> = T extends undefined
  ? { readonly [Key in Name]?: undefined }
  : Partial<T> extends T
    ? { readonly [Key in Name]?: T }
    : { readonly [Key in Name]: T }
