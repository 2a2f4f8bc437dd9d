import type { Permission } from '../api/types.ts'
import type { Key } from '../i18n/en/index.ts'
import { PATHS } from '../router/paths.ts'
import type { IconName } from '../ui/icon.tsx'

/** A screen of the rail. */
export interface ScreenLink {
  readonly path: string
  readonly name: Key
  readonly icon: IconName
  readonly needs: Permission
  /** Screens of a group stand together. */
  readonly group: 'work' | 'house'
}

/** What the rail and the palette lead to, in order. */
export const SCREENS: readonly ScreenLink[] = [
  { path: PATHS.situation, name: 'screen.situation', icon: 'situation', needs: 'findings:read', group: 'work' },
  { path: PATHS.findings, name: 'screen.findings', icon: 'findings', needs: 'findings:read', group: 'work' },
  { path: PATHS.assets, name: 'screen.assets', icon: 'assets', needs: 'findings:read', group: 'work' },
  { path: PATHS.scans, name: 'screen.scans', icon: 'scans', needs: 'scans:read', group: 'work' },
  { path: PATHS.exceptions, name: 'screen.exceptions', icon: 'exceptions', needs: 'findings:read', group: 'work' },
  { path: PATHS.compliance, name: 'screen.compliance', icon: 'compliance', needs: 'compliance:read', group: 'house' },
  { path: PATHS.rules, name: 'screen.rules', icon: 'rules', needs: 'rules:read', group: 'house' },
  { path: PATHS.audit, name: 'screen.audit', icon: 'audit', needs: 'audit:read', group: 'house' },
  { path: PATHS.settings, name: 'screen.settings', icon: 'settings', needs: 'tokens:own', group: 'house' },
]

/** True where a path is a screen, or something that was opened from it. */
export function isWithin(path: string, screen: string): boolean {
  return path === screen || (screen !== '/' && path.startsWith(`${screen}/`))
}
