import { type ComponentType, lazy } from 'react'
import { useWords } from './lib/i18n/locale.tsx'
import { Link } from './lib/router/link.tsx'
import { matchPath } from './lib/router/match.ts'
import { PATHS } from './lib/router/paths.ts'
import { Empty } from './lib/ui/empty.tsx'

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

function screen(load: () => Promise<ComponentType<ScreenProps>>): ComponentType<ScreenProps> {
  return lazy(async () => ({ default: await load() }))
}

const SCREENS: Readonly<Record<Pattern, ComponentType<ScreenProps>>> = {
  '/': screen(() => import('./situation/situation-screen.tsx').then((m) => m.SituationScreen)),
  '/findings': screen(() => import('./findings/findings-screen.tsx').then((m) => m.FindingsScreen)),
  '/findings/:fingerprint': screen(() => import('./findings/finding-screen.tsx').then((m) => m.FindingScreen)),
  '/assets': screen(() => import('./assets/assets-screen.tsx').then((m) => m.AssetsScreen)),
  '/assets/:key': screen(() => import('./assets/asset-screen.tsx').then((m) => m.AssetScreen)),
  '/scans': screen(() => import('./scans/scans-screen.tsx').then((m) => m.ScansScreen)),
  '/scans/:id': screen(() => import('./scans/scan-screen.tsx').then((m) => m.ScanScreen)),
  '/exceptions': screen(() => import('./exceptions/exceptions-screen.tsx').then((m) => m.ExceptionsScreen)),
  '/compliance': screen(() => import('./compliance/compliance-screen.tsx').then((m) => m.ComplianceScreen)),
  '/compliance/:id': screen(() => import('./compliance/framework-screen.tsx').then((m) => m.FrameworkScreen)),
  '/rules': screen(() => import('./rules/rules-screen.tsx').then((m) => m.RulesScreen)),
  '/rules/:id': screen(() => import('./rules/rule-screen.tsx').then((m) => m.RuleScreen)),
  '/audit': screen(() => import('./audit/audit-screen.tsx').then((m) => m.AuditScreen)),
  '/settings': screen(() => import('./settings/settings-screen.tsx').then((m) => m.SettingsScreen)),
}
const PATTERNS = Object.keys(SCREENS) as readonly Pattern[]
