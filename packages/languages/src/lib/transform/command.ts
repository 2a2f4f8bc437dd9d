/** What shells of Windows and Unix read alike: no `\ " ' ^`, no white space before `/` and `(`, commas as spaces, lower case. */
export function cmdLine(value: string): string {
  return value
    .replace(/[\\"'^]+/g, '')
    .replace(/[\s,;]+/g, ' ')
    .replace(/ (?=[/(])/g, '')
    .replace(UPPER, (letters) => letters.toLowerCase())
}

/** A name as PHP would make it a variable's. */
export function phpArgsNames(value: string): string {
  const name = value.replace(/^ +/, '')
  if (name.startsWith('[') && name.includes('[', 1)) return ''
  const open = name.indexOf('[', 1)
  const close = open < 0 ? -1 : name.indexOf(']', open)
  if (close < 0) return unbracketed(name)
  return lists(name, open)
}

function lists(name: string, open: number): string {
  const head = name.slice(0, open).replace(FORBIDDEN, '_')
  const tail = /^(?:\[[^\]]*\])*/.exec(name.slice(open))?.[0] ?? ''
  return head + tail.replace(/\[ +/g, '[')
}

function unbracketed(name: string): string {
  const open = name.indexOf('[')
  if (open < 0) return name.replace(FORBIDDEN, '_')
  return `${name.slice(0, open).replace(FORBIDDEN, '_')}_${name.slice(open + 1)}`
}

const UPPER = /[A-Z]+/g
const FORBIDDEN = /[ .[]/g
