import type { Directive } from './directives.ts'

/** What is built in place of a module. */
export interface Replacement {
  readonly name: string
  /** `undefined` for what is a directory. */
  readonly version: string | undefined
  readonly isLocal: boolean
}

/** What the `replace` directives put in place of a version of a module; one for that version counts before one for all. */
export function replacing(directives: readonly Directive[]): (path: string, version: string) => Replacement {
  const rules = new Map(directives.filter(({ verb }) => verb === 'replace').flatMap(ruleOf))
  return (path, version) =>
    rules.get(`${path}@${version}`) ?? rules.get(path) ?? { name: path, version, isLocal: false }
}

/** `old [version] => new [version]`: without a version the new one is a directory, and the module is the old one. */
function ruleOf({ words }: Directive): readonly (readonly [string, Replacement])[] {
  const arrow = words.indexOf('=>')
  const [path, oldVersion] = words.slice(0, Math.max(0, arrow))
  const [target, version] = words.slice(arrow + 1)
  if (arrow < 1 || path === undefined || target === undefined) return []
  const isLocal = version === undefined
  return [
    [oldVersion === undefined ? path : `${path}@${oldVersion}`, { name: isLocal ? path : target, version, isLocal }],
  ]
}
