/** Names that PyPI takes for one package, in one spelling. (PEP 503.) */
export function pythonName(name: string): string {
  return name.replace(/[-_.]{1,200}/g, '-').toLowerCase()
}

/** A requirement of Python: `name[extras] (specifiers); marker`, or `name @ url`. */
export interface PythonRequirement {
  readonly name: string
  /** As they are written, without spaces; empty where any version will do. */
  readonly specifiers: string
  /** The one version that it allows. */
  readonly version: string | undefined
}

/** Reads a requirement; `undefined` where the text is none. (PEP 508.) */
export function pythonRequirement(text: string): PythonRequirement | undefined {
  const [, name = '', rest = ''] = NAME.exec(text) ?? []
  const specifiers = (rest.split(';')[0] ?? '').replace(/[\s()]/g, '')
  if (name === '' || (specifiers !== '' && !specifiers.startsWith('@') && !SPECIFIERS.test(specifiers)))
    return undefined
  if (specifiers.startsWith('@')) return { name, specifiers: '', version: undefined }
  return { name, specifiers, version: EXACT.exec(specifiers)?.[1] }
}

const NAME = /^\s{0,200}([A-Za-z0-9](?:[\w.-]{0,213}[A-Za-z0-9])?)\s{0,200}(?:\[[^\]]{0,1000}\])?(.*)$/s
const SPECIFIERS = /^(?:===?|~=|!=|<=?|>=?)[\w.*+!-]{1,200}(?:,(?:===?|~=|!=|<=?|>=?)[\w.*+!-]{1,200}){0,100},?$/
const EXACT = /^===?([\w.+!-]{1,200})$/
