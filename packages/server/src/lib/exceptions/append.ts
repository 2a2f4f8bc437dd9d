/** An exception as a person gives it on the command line. */
export interface NewException {
  readonly rule: string
  readonly asset: string
  readonly paths: readonly string[]
  readonly reason: string
  readonly owner: string
  readonly expires: string
}

/**
 * The text of an exceptions file with one more exception at its end; all that was there stays as it is. Whether the result
 * says what it should is for the caller to check, by reading it.
 */
export function appended(text: string, exception: NewException): string {
  const isEmpty = text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line))
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`
  const head = isEmpty ? `${before}exceptions:\n` : before
  return head + printed(exception, indentOf(text))
}

/** One element of the list. */
export function printed({ rule, asset, paths, reason, owner, expires }: NewException, indent: string): string {
  const lines = [
    `- rules: [${rule}]`,
    `  assets: [${scalar(asset)}]`,
    ...(paths.length === 0 ? [] : [`  paths: [${paths.map(scalar).join(', ')}]`]),
    `  reason: ${scalar(reason)}`,
    `  owner: ${scalar(owner)}`,
    `  expires: ${expires}`,
  ]
  return lines.map((line) => `${indent}${line}\n`).join('')
}

/** What stands before the dashes of the list. */
function indentOf(text: string): string {
  return /^( *)- /m.exec(text)?.[1] ?? '  '
}

/** Plain where every YAML reader reads the same text in it; else quoted, as JSON quotes (YAML 1.2 §7.3.1). */
function scalar(text: string): string {
  return PLAIN.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text)
}

const PLAIN = /^[A-Za-z][\w./@-]*(?: [\w./@-]+)*$/
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null)$/i
