import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/index.css'
import { App } from './app.tsx'
import { ApiError } from './lib/api/client.ts'
import { session, situation } from './lib/api/queries.ts'
import { preloadScreen } from './screen.tsx'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 600_000,
      // What the server refused it refuses again; what did not reach it may the next time.
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiError && (error.status === 0 || error.status > 501),
      refetchOnWindowFocus: false,
    },
  },
})

client.getQueryCache().subscribe(({ query, type }) => {
  const { error } = query.state
  // A session that ended shows on the first answer that says so: then the sign-in takes the place of the screen.
  if (type === 'updated' && error instanceof ApiError && error.status === 401 && query.queryKey[0] !== 'session') {
    void client.invalidateQueries({ queryKey: ['session'] })
  }
})

// What every screen shows is asked for while the code of it is still on its way. What goes wrong is told where it is shown.
preloadScreen(window.location.pathname)
client
  .fetchQuery(session)
  .then(({ principal }) => (principal === undefined ? undefined : client.prefetchQuery(situation)))
  .catch(() => {})

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  )
}
