import { err, ok, type Result } from '@ringwall/model'

/** A vulnerability that is known to be used. */
export interface ExploitedVulnerability {
  readonly cve: string
  /** The day on which it was listed: `2024-01-31`. */
  readonly since: string
  /** True where ransomware is known to use it. */
  readonly isRansomware: boolean
}

/** Reads the catalogue, or says that it is none. Entries that are none are passed over. (CISA, Known Exploited Vulnerabilities Catalog.) */
export function readKev(text: string): Result<readonly ExploitedVulnerability[], string> {
  const entries = entriesOf(text)
  if (!Array.isArray(entries)) return err('is no catalogue of exploited vulnerabilities')
  const found = entries.flatMap((entry: unknown): readonly ExploitedVulnerability[] => {
    const { cveID, dateAdded, knownRansomwareCampaignUse } = members(entry)
    if (typeof cveID !== 'string' || !CVE.test(cveID) || typeof dateAdded !== 'string' || !DAY.test(dateAdded))
      return []
    return [{ cve: cveID, since: dateAdded, isRansomware: knownRansomwareCampaignUse === 'Known' }]
  })
  return ok(found)
}

function entriesOf(text: string): unknown {
  try {
    return members(JSON.parse(text))['vulnerabilities']
  } catch {
    return undefined
  }
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

const CVE = /^CVE-\d{4}-\d{4,12}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
