import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useReducer } from 'react'
import { type LiveEvent, type LiveState, NOTHING_YET, readEvent, reduce } from './live-state.ts'

interface Live extends LiveState {
  /** Says that the new findings are on the screen. */
  readonly markShown: () => void
}

/** Listens to the server while somebody is signed in, and gives its children what it told. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient()
  const [state, dispatch] = useReducer(
    (before: LiveState, event: LiveEvent) => reduce(before, event, Date.now()),
    NOTHING_YET,
  )
  useEffect(
    () =>
      listen((event) => {
        dispatch(event)
        refresh(client, event)
      }),
    [client],
  )
  const live = useMemo(() => ({ ...state, markShown: () => dispatch({ kind: 'shown' }) }), [state])
  return <LiveContext value={live}>{children}</LiveContext>
}

export function useLive(): Live {
  return useContext(LiveContext)
}

/** Lists are left as they are: rows never move under a hand. What is a sum, or belongs to work that runs, follows at once. */
function refresh(client: QueryClient, event: LiveEvent): void {
  if (event.kind === 'reset') {
    void client.invalidateQueries()
    return
  }
  for (const topic of FOLLOWS[event.kind] ?? []) void client.invalidateQueries({ queryKey: [topic] })
}

function listen(tell: (event: LiveEvent) => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitMs = FIRST_WAIT_MS
  const open = (): void => {
    source = new EventSource('/api/v1/events?topics=findings,jobs,scans')
    source.addEventListener('open', () => {
      waitMs = FIRST_WAIT_MS
      tell({ kind: 'connected' })
    })
    source.addEventListener('error', () => {
      tell({ kind: 'lost' })
      // The browser reconnects by itself unless the server refused; then we ask again, ever less often.
      if (source?.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, waitMs)
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
    })
    for (const name of NAMES) {
      source.addEventListener(name, (message: MessageEvent<string>) => {
        const event = readEvent(name, message.data)
        if (event !== undefined) tell(event)
      })
    }
  }
  open()
  return () => {
    source?.close()
    clearTimeout(timer)
  }
}

const NAMES = ['findings', 'scans', 'jobs', 'reset'] as const
const FOLLOWS: Readonly<Partial<Record<LiveEvent['kind'], readonly string[]>>> = {
  findings: ['situation', 'facets'],
  scan: ['scans', 'targets', 'situation'],
  job: ['jobs'],
}
const FIRST_WAIT_MS = 5000
const LONGEST_WAIT_MS = 60_000
const LiveContext = createContext<Live>({ ...NOTHING_YET, markShown: () => undefined })
