import { type Glob, glob } from '@ringwall/base/glob'

/** Tells whether a file of a chart is left out; its path is relative to the chart. */
export type Ignore = (path: string) => boolean

/**
 * The rules of a `.helmignore`: globs of names, or of paths where they hold a slash; a slash at the end means directories
 * alone. `!` leaves out whatever does not match, which is how Helm reads it. Hidden files of templates are always left out.
 */
export function ignoreOf(text: string): Ignore {
  const rules = [HIDDEN_TEMPLATES, ...text.split('\n').map((line) => line.trim())]
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(0, MAX_RULES)
    .map(ruleOf)
  return (path) => entriesOf(path).some((entry) => isIgnored(rules, entry))
}

interface Rule {
  readonly matches: Glob
  readonly isForDirectories: boolean
  readonly isNegative: boolean
  readonly isOfPath: boolean
}

/** A file or one of the directories that hold it. */
interface Entry {
  readonly path: string
  readonly name: string
  readonly isDirectory: boolean
}

function ruleOf(line: string): Rule {
  const isNegative = line.startsWith('!')
  const written = isNegative ? line.slice(1) : line
  const isForDirectories = written.endsWith('/')
  const pattern = isForDirectories ? written.slice(0, -1) : written
  return {
    matches: glob(pattern.replace(/^\//, '')),
    isForDirectories,
    isNegative,
    isOfPath: pattern.includes('/'),
  }
}

function entriesOf(path: string): readonly Entry[] {
  const parts = path.split('/')
  return parts.map((name, i) => ({ path: parts.slice(0, i + 1).join('/'), name, isDirectory: i < parts.length - 1 }))
}

function isIgnored(rules: readonly Rule[], { path, name, isDirectory }: Entry): boolean {
  for (const { matches, isForDirectories, isNegative, isOfPath } of rules) {
    const doesMatch = matches(isOfPath ? path : name)
    if (isNegative && ((isForDirectories && !isDirectory) || !doesMatch)) return true
    if (!isNegative && doesMatch && (isDirectory || !isForDirectories)) return true
  }
  return false
}

const HIDDEN_TEMPLATES = 'templates/.?*'
const MAX_RULES = 1000
