import type { FindingQuery, FindingStore, KeptFinding } from '@ringwall/store/state'

/** Findings as CSV (RFC 4180), a page of rows at a time, at most 100,000 rows. */
export async function* findingRows(
  findings: FindingStore,
  query: Pick<FindingQuery, 'scope' | 'where'>,
): AsyncIterable<string> {
  yield `${HEADER.join(',')}\r\n`
  let after: string | undefined
  let rows = 0
  do {
    const page = await findings.list({ ...query, order: 'severity', limit: 500, after })
    yield page.findings.map((finding) => `${cells(finding).map(csvCell).join(',')}\r\n`).join('')
    rows += page.findings.length
    after = page.next
  } while (after !== undefined && rows < MAX_ROWS)
}

/**
 * A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front. (OWASP, CSV Injection.)
 * Control characters and those that turn the direction of text are dropped.
 */
export function csvCell(value: string): string {
  const plain = value.replace(HIDDEN, ' ')
  const safe = FORMULA.test(plain) ? `'${plain}` : plain
  return `"${safe.replaceAll('"', '""')}"`
}

function cells(finding: KeptFinding): readonly string[] {
  const { severity, state, title, target, namespace, resource, name, rule, owner, count, fingerprint } = finding
  const times = [finding.firstSeen, finding.lastSeen].map((time) => new Date(time).toISOString())
  return [severity, state, title, target, namespace, resource, name, rule, owner, ...times, String(count), fingerprint]
}

const HEADER = [
  'severity',
  'state',
  'title',
  'target',
  'namespace',
  'kind',
  'name',
  'rule',
  'owner',
  'first_seen',
  'last_seen',
  'count',
  'fingerprint',
]
const FORMULA = /^[\s]*[=+\-@\t\r]/
const HIDDEN = /[\p{Cc}\p{Bidi_Control}]/gu
const MAX_ROWS = 100_000
