import { type ComponentType, lazy } from 'react'
import { useWords } from './lib/i18n/locale.tsx'
import { Link } from './lib/router/link.tsx'
import { matchPath } from './lib/router/match.ts'
import { PATHS } from './lib/router/paths.ts'
import { Empty } from './lib/ui/empty.tsx'

/** Asks for the code of a screen while it is not known yet who is there. */
export function preloadScreen(path: string): void {
  const pattern = matchPath(PATTERNS, path)?.pattern
  // One that cannot be loaded says so when it is shown.
  if (pattern !== undefined) LOADS[pattern]().catch(() => {})
}

/** What a screen is given: the values of its path. */
interface ScreenProps {
  readonly id: string
}

/** The screen of a path. Each is loaded when it is first opened. */
export function Screen({ path }: { readonly path: string }) {
  const match = matchPath(PATTERNS, path)
  if (match === undefined) return <Nowhere />
  const Found = SCREENS[match.pattern]
  return <Found id={Object.values(match.params)[0] ?? ''} />
}

function Nowhere() {
  const { t } = useWords()
  return (
    <Empty title={t('error.nowhere')} isPage>
      <p>
        <Link to={PATHS.situation}>{t('error.nowhere.home')}</Link>
      </p>
    </Empty>
  )
}

type Pattern = Exclude<(typeof PATHS)[keyof typeof PATHS], '/welcome'>

type Load = () => Promise<ComponentType<ScreenProps>>

function screen(load: Load): ComponentType<ScreenProps> {
  return lazy(async () => ({ default: await load() }))
}

const LOADS: Readonly<Record<Pattern, Load>> = {
  '/': () => import('./situation/situation-screen.tsx').then((m) => m.SituationScreen),
  '/findings': () => import('./findings/findings-screen.tsx').then((m) => m.FindingsScreen),
  '/findings/:fingerprint': () => import('./findings/finding-screen.tsx').then((m) => m.FindingScreen),
  '/assets': () => import('./assets/assets-screen.tsx').then((m) => m.AssetsScreen),
  '/assets/:key': () => import('./assets/asset-screen.tsx').then((m) => m.AssetScreen),
  '/scans': () => import('./scans/scans-screen.tsx').then((m) => m.ScansScreen),
  '/scans/:id': () => import('./scans/scan-screen.tsx').then((m) => m.ScanScreen),
  '/exceptions': () => import('./exceptions/exceptions-screen.tsx').then((m) => m.ExceptionsScreen),
  '/compliance': () => import('./compliance/compliance-screen.tsx').then((m) => m.ComplianceScreen),
  '/compliance/:id': () => import('./compliance/framework-screen.tsx').then((m) => m.FrameworkScreen),
  '/rules': () => import('./rules/rules-screen.tsx').then((m) => m.RulesScreen),
  '/rules/:id': () => import('./rules/rule-screen.tsx').then((m) => m.RuleScreen),
  '/audit': () => import('./audit/audit-screen.tsx').then((m) => m.AuditScreen),
  '/settings': () => import('./settings/settings-screen.tsx').then((m) => m.SettingsScreen),
}
const PATTERNS = Object.keys(LOADS) as readonly Pattern[]
const SCREENS = Object.fromEntries(PATTERNS.map((pattern) => [pattern, screen(LOADS[pattern])])) as Readonly<
  Record<Pattern, ComponentType<ScreenProps>>
>
