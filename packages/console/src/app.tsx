import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect } from 'react'
import { session } from './lib/api/queries.ts'
import { AppearanceProvider, useAppearance } from './lib/appearance/use-appearance.tsx'
import { Frame } from './lib/frame/frame.tsx'
import { LocaleProvider } from './lib/i18n/locale.tsx'
import { LiveProvider } from './lib/live/live.tsx'
import { navigate, useLocation } from './lib/router/location.ts'
import { PATHS } from './lib/router/paths.ts'
import { Guard } from './lib/ui/guard.tsx'
import { Loaded, Loading } from './lib/ui/loaded.tsx'
import { ToastProvider } from './lib/ui/toast.tsx'
import { Screen } from './screen.tsx'
import { MustChange } from './welcome/must-change.tsx'
import { SignIn } from './welcome/sign-in.tsx'
import { Welcome } from './welcome/welcome.tsx'

/** The console. */
export function App() {
  const { query } = useLocation()
  const isWall = query.get('wall') === '1'
  return (
    <AppearanceProvider isWall={isWall}>
      <Speaking isWall={isWall} />
    </AppearanceProvider>
  )
}

function Speaking({ isWall }: { readonly isWall: boolean }) {
  const { appearance } = useAppearance()
  return (
    <LocaleProvider language={appearance.language}>
      <Gate isWall={isWall} />
    </LocaleProvider>
  )
}

/** Nobody set up: the welcome. Nobody signed in: the sign-in. Else the screens. */
function Gate({ isWall }: { readonly isWall: boolean }) {
  const query = useQuery(session)
  return (
    <Loaded query={query} isPage>
      {({ needsBootstrap, principal }) => {
        if (needsBootstrap) return <Welcome />
        if (principal === undefined) return <SignIn />
        if (principal.mustChangePassword === true) return <MustChange />
        return (
          <LiveProvider>
            <ToastProvider>{isWall ? <Wall /> : <Framed />}</ToastProvider>
          </LiveProvider>
        )
      }}
    </Loaded>
  )
}

function Framed() {
  const { path } = useLocation()
  useEffect(() => {
    if (path === PATHS.welcome) navigate(PATHS.situation, 'replace')
  }, [path])
  return (
    <Frame>
      <Guard key={path}>
        <Suspense fallback={<Loading />}>
          <Screen path={path} />
        </Suspense>
      </Guard>
    </Frame>
  )
}

/** A screen alone, for a monitor on a wall. */
function Wall() {
  const { path } = useLocation()
  return (
    <main id="main">
      <Suspense fallback={<Loading />}>
        <Screen path={path} />
      </Suspense>
    </main>
  )
}
