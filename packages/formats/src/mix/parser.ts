import type { Parser } from '../format.ts'
import { type FoundPackage, type PackageList, packageId, type TextInput, textPackages } from '../lib/packages/index.ts'

/** Lock files of Mix, which are a map of Elixir: a line for each package. What is fetched from Git has no version. */
export const parser: Parser = textPackages({
  id: 'mix',
  ecosystem: 'Hex',
  claims: /(?:^|[\\/])mix\.lock$/,
  read,
})

function read({ text }: TextInput): PackageList {
  const lines = [...text.matchAll(LINE)]
  const ids = new Map(
    lines.map(({ 1: key = '', 2: source = '', 3: rest = '' }) => [key, packageId(...named(key, source, rest))]),
  )
  const packages = lines.map(({ index, 0: line, 1: key = '', 2: source = '', 3: rest = '' }): FoundPackage => {
    const [name, version] = named(key, source, rest)
    const dependsOn = [...rest.matchAll(NEED)].flatMap(({ 1: wanted = '' }) => ids.get(wanted) ?? [])
    const start = index + line.indexOf('"')
    return { name, version, dependsOn, at: { start, end: index + line.length } }
  })
  return { packages }
}

/** `{:hex, :name, "version", …}`: the name may be another than that of the application. */
function named(key: string, source: string, rest: string): readonly [string, string | undefined] {
  if (source !== 'hex') return [key, undefined]
  const [, name = key, version] = HEX.exec(rest) ?? []
  return [name, version]
}

const LINE = /^[ \t]{0,20}"([\w.]{1,200})": ?\{:(\w{1,20}), (.{0,20000})\},?$/gm
const HEX = /^:"?([\w.]{1,200})"?, "([^"]{1,200})"/
const NEED = /\{:(\w{1,200}), "/g
