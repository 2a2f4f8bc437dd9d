import { err, ok, type Result } from '@ringwall/model'

/** One action as it is written: its name in lower case, and what follows the colon without its quotes. */
export interface Action {
  readonly name: string
  readonly value: string
}

/** The actions of a rule: apart by commas, of which those in single quotes do not part. */
export function parseActionList(text: string): Result<readonly Action[], string> {
  const actions: Action[] = []
  let start = 0
  let isQuoted = false
  for (let i = 0; i <= text.length; i++) {
    const c = text[i]
    if (isQuoted && c === '\\') i++
    else if (c === "'" && (isQuoted || opensValue(text, i))) isQuoted = !isQuoted
    else if ((c === ',' && !isQuoted) || i >= text.length) {
      const action = parseAction(text.slice(start, i))
      if (action !== undefined) actions.push(action)
      start = i + 1
    }
  }
  return isQuoted ? err("a quote ' in the actions is not closed") : ok(actions)
}

/** A quote opens only where a value begins: after a colon, or after `=` as in `setvar:tx.a='b'`. */
function opensValue(text: string, at: number): boolean {
  return /[:=,\s]/.test(text[at - 1] ?? ',')
}

function parseAction(written: string): Action | undefined {
  const text = written.trim()
  if (text === '') return undefined
  const colon = text.indexOf(':')
  if (colon < 0) return { name: text.toLowerCase(), value: '' }
  return { name: text.slice(0, colon).trim().toLowerCase(), value: unquote(text.slice(colon + 1).trim()) }
}

function unquote(text: string): string {
  const inner = /^'(.*)'$/s.exec(text)?.[1]
  return (inner ?? text).replaceAll("\\'", "'")
}
