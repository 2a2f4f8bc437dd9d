import type { PasswordFlaw } from '../lib/identity/index.ts'
import { Problem } from './problem.ts'

/** Something that identity answers everywhere alike, and that is nothing of what was wished for. */
export type Setback =
  | { readonly kind: 'wait'; readonly retryAfterMs: number }
  | { readonly kind: 'busy' }
  | { readonly kind: 'wrong_password' }
  | { readonly kind: 'flawed'; readonly flaws: readonly PasswordFlaw[] }

/** What a person is told of it; `field` is that of the body which it is about. */
export function setback(outcome: Setback, field: string): Problem {
  switch (outcome.kind) {
    case 'wait':
      return later(429, 'too many attempts', outcome.retryAfterMs)
    case 'busy':
      return later(503, 'busy', 1000)
    case 'wrong_password':
      return new Problem(400, 'not proven', { detail: `${field} is not your password`, more: { field } })
    case 'flawed':
      return new Problem(400, 'invalid request', { detail: outcome.flaws.join('; '), more: { field } })
  }
}

function later(status: number, title: string, retryAfterMs: number): Problem {
  const seconds = Math.ceil(retryAfterMs / 1000)
  const detail = `try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  return new Problem(status, title, { detail, headers: { 'retry-after': String(seconds) } })
}
