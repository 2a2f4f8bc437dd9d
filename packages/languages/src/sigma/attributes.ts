import { parseRuleId, type Rule, type RuleId, SEVERITIES, type Severity } from '@ringwall/model'
import { child, type Node, refuseType, text, texts } from './node.ts'

/** What a rule says of itself beside how it judges. */
export type Attributes = Omit<Rule, 'logic'>

/** Reads the attributes that rules and correlations share (Sigma 2.1, Components). */
export function readAttributes(node: Node): Attributes | undefined {
  const title = readTitle(node)
  const severity = readLevel(child(node, 'level'))
  const maturity = readStatus(child(node, 'status'))
  remarkTaxonomy(child(node, 'taxonomy'))
  const id = readId(node, title)
  if (title === undefined || id === undefined) return undefined
  const tags = texts(child(node, 'tags'), MAX_TAG)
  return {
    id,
    title,
    description: text(child(node, 'description'), MAX_DESCRIPTION) ?? '',
    severity,
    language: 'sigma',
    classes: ['activity'],
    standard: undefined,
    references: texts(child(node, 'references'), MAX_LINE),
    techniques: [...new Set(tags.map(techniqueOf).filter((id) => id !== undefined))],
    controls: [],
    maturity,
    falsePositives: texts(child(node, 'falsepositives'), MAX_LINE),
    remediation: '',
  }
}

/** The title, which every document must have. */
export function readTitle(node: Node): string | undefined {
  const title = child(node, 'title')
  return title.value === undefined || title.value === null || title.value === ''
    ? node.report.refuse(title.path, 'syntax', 'a rule needs a title')
    : text(title, MAX_TITLE)
}

/** The rule's `id`, which is a UUID as a rule; where it has none, its name or its title as an id. */
function readId(node: Node, title: string | undefined): RuleId | undefined {
  const written = text(child(node, 'id'), MAX_LINE)
  const id = parseRuleId((written ?? '').toLowerCase())
  if (id !== undefined) return id
  const slug = slugOf(written ?? text(child(node, 'name'), MAX_LINE) ?? title ?? '')
  return (
    parseRuleId(`sigma-${slug}`) ??
    node.report.refuse([...node.path, 'id'], 'syntax', 'no id can be made of id, name or title')
  )
}

function slugOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function readLevel(node: Node): Severity {
  const level = text(node, MAX_LINE)
  const known = SEVERITIES.find((severity) => severity === level)
  if (level !== undefined && known === undefined)
    node.report.refuse(
      node.path,
      'unknown',
      `level is ${JSON.stringify(level)}, which is none of ${SEVERITIES.join(', ')}`,
    )
  return known ?? 'medium'
}

function readStatus(node: Node): Rule['maturity'] {
  const status = text(node, MAX_LINE)
  if (status === 'unsupported')
    node.report.refuse(node.path, 'unsupported', 'status is unsupported: its author says that it cannot be used')
  else if (status === 'deprecated')
    node.report.remark(node.path, 'unsupported', 'status is deprecated: another rule covers it')
  else if (status !== undefined && !STATUSES.has(status))
    node.report.refuse(
      node.path,
      'unknown',
      `status is ${JSON.stringify(status)}, which is none of ${[...STATUSES].join(', ')}`,
    )
  return status === 'stable' || status === 'test' ? 'stable' : 'experimental'
}

function remarkTaxonomy(node: Node): void {
  const taxonomy = text(node, MAX_LINE)
  if (taxonomy !== undefined && taxonomy !== 'sigma')
    node.report.remark(
      node.path,
      'unsupported',
      `taxonomy ${JSON.stringify(taxonomy)} is not translated: its names must be those of the events`,
    )
}

/** `attack.t1059.001` → `T1059.001`. */
function techniqueOf(tag: string): string | undefined {
  const [, technique] = TECHNIQUE.exec(tag.toLowerCase()) ?? []
  return technique?.toUpperCase()
}

/** Refuses what is no map. */
export function requireMap(node: Node): boolean {
  if (typeof node.value === 'object' && node.value !== null && !Array.isArray(node.value)) return true
  refuseType(node, 'a map')
  return false
}

const STATUSES: ReadonlySet<string> = new Set(['stable', 'test', 'experimental', 'deprecated', 'unsupported'])
const TECHNIQUE = /^attack\.(t\d{4}(?:\.\d{3})?)$/
const MAX_TITLE = 256
const MAX_DESCRIPTION = 65_535
const MAX_LINE = 4096
const MAX_TAG = 256
