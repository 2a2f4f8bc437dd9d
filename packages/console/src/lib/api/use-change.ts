import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { change } from './client.ts'

/** A change of the server: what it asks for, by what it is given. */
export interface Change<V> {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly path: (given: V) => string
  readonly body?: (given: V) => unknown
  /** Queries, by the first word of their keys, that are out of date afterwards. */
  readonly touches: readonly string[]
}

/** Sends a change; what it touches is read anew. */
export function useChange<V, R = unknown>({ method, path, body, touches }: Change<V>): UseMutationResult<R, Error, V> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: V) => change<R>(method, path(given), body?.(given)),
    // Nobody waits for it: who sent the change tells at once that it is done, even if what it stood on then goes.
    onSuccess: () => {
      for (const topic of touches) void client.invalidateQueries({ queryKey: [topic] })
    },
  })
}
