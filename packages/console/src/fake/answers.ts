import { matchPath } from '../lib/router/match.ts'
import { accounts } from './answers-accounts.ts'
import { notifications } from './answers-notifications.ts'
import { work } from './answers-work.ts'
import type { House } from './house.ts'

/** What a request asks. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
  readonly now: number
}

/** What is answered: JSON, or nothing with 204. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
}

/** Answers a question of one route. */
export type Answering = (house: House, asked: Asked) => Answer

/** The answer to a request below `/api/v1`; what this fake does not have is 404. */
export function answer(house: House, method: string, url: URL, given: Pick<Asked, 'body' | 'now'>): Answer {
  const path = url.pathname.replace('/api/v1', '')
  const routes = Object.keys(ROUTES).filter((route) => route.startsWith(`${method} `))
  const match = matchPath(
    routes.map((route) => route.slice(method.length + 1)),
    path,
  )
  const route = match === undefined ? undefined : ROUTES[`${method} ${match.pattern}`]
  if (match === undefined || route === undefined) return { status: 404, body: { title: 'not found', status: 404 } }
  const isPublic = path === '/session' || path === '/bootstrap'
  if (!isPublic && house.principal === undefined) return { status: 401, body: { title: 'not signed in', status: 401 } }
  return route(house, { ...given, params: match.params, query: url.searchParams })
}

const ROUTES: Readonly<Record<string, Answering>> = { ...work, ...accounts, ...notifications }
