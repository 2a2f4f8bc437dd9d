import { type FindingFilters, writeFilters } from '../api/filters.ts'

/** Where the screens are. */
export const PATHS = {
  situation: '/',
  findings: '/findings',
  finding: '/findings/:fingerprint',
  assets: '/assets',
  asset: '/assets/:key',
  scans: '/scans',
  scan: '/scans/:id',
  exceptions: '/exceptions',
  compliance: '/compliance',
  framework: '/compliance/:id',
  rules: '/rules',
  rule: '/rules/:id',
  audit: '/audit',
  settings: '/settings',
  welcome: '/welcome',
} as const

/** The list of findings, narrowed. */
export function findingsPath(filters: Partial<FindingFilters>): string {
  const query = writeFilters(filters).toString()
  return query === '' ? PATHS.findings : `${PATHS.findings}?${query}`
}

export function findingPath(fingerprint: string): string {
  return `${PATHS.findings}/${encodeURIComponent(fingerprint)}`
}

export function assetPath(key: string): string {
  return `${PATHS.assets}/${encodeURIComponent(key)}`
}

export function rulePath(id: string): string {
  return `${PATHS.rules}/${encodeURIComponent(id)}`
}

export function scanPath(id: string): string {
  return `${PATHS.scans}/${encodeURIComponent(id)}`
}

export function frameworkPath(id: string): string {
  return `${PATHS.compliance}/${encodeURIComponent(id)}`
}
