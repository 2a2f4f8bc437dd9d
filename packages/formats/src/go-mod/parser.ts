import type { Parser } from '../format.ts'
import {
  type FoundPackage,
  type PackageList,
  packageId,
  type TextInput,
  textPackages,
  unlike,
} from '../lib/packages/index.ts'
import { type Directive, directivesOf } from './directives.ts'
import { replacing } from './replace.ts'

/** `go.mod`: the module, what it requires, and the standard library where the file says which toolchain builds it. */
export const parser: Parser = textPackages({
  id: 'go-mod',
  ecosystem: 'Go',
  claims: /(?:^|[\\/])go\.mod$/,
  read,
})

function read({ text }: TextInput): PackageList {
  const directives = directivesOf(text)
  const module = directives.find(({ verb }) => verb === 'module')
  if (module === undefined) return unlike('not a go.mod: no module')
  const replace = replacing(directives)
  const required = directives.filter(({ verb }) => verb === 'require').flatMap((each) => requiredBy(each, replace))
  const packages = [...required, ...standardLibrary(directives)]
  const direct = packages
    .filter(({ relation }) => relation === 'direct')
    .map(({ name, version }) => packageId(name, version))
  const root = {
    name: module.words[0] ?? '',
    version: undefined,
    relation: 'root',
    dependsOn: direct,
    at: module,
  } as const
  return { packages: [root, ...packages] }
}

function requiredBy(directive: Directive, replace: ReturnType<typeof replacing>): readonly FoundPackage[] {
  const [path, written] = directive.words
  if (path === undefined || written === undefined) return []
  const { name, version, isLocal } = replace(path, written)
  const relation = isLocal ? 'workspace' : directive.comment.startsWith('indirect') ? 'indirect' : 'direct'
  return [{ name, version, relation, at: directive }]
}

/** Since Go 1.21 the line `go` names the least toolchain, by three numbers; `toolchain` a later one. */
function standardLibrary(directives: readonly Directive[]): readonly FoundPackage[] {
  const toolchain = directives.find(({ verb }) => verb === 'toolchain')
  const least = directives.find(({ verb, words }) => verb === 'go' && THREE_NUMBERS.test(words[0] ?? ''))
  const found = toolchain ?? least
  const version = found?.words[0]?.replace(/^go/, '').replace(/-.{0,100}$/, '')
  if (found === undefined || version === undefined || !/^\d/.test(version)) return []
  return [{ name: 'stdlib', version: `v${version}`, relation: 'direct', at: found }]
}

const THREE_NUMBERS = /^\d{1,9}\.\d{1,9}\.\d{1,9}/
