import type { Parser } from '../format.ts'
import { type FoundPackage, type PackageList, type TextInput, textPackages } from '../lib/packages/index.ts'

/**
 * `go.sum`: of each module the highest version that is named, for what is built is that or a lower one. It says nothing that `go.mod` of
 * Go 1.17 or later does not say better.
 */
export const parser: Parser = textPackages({
  id: 'go-sum',
  ecosystem: 'Go',
  claims: /(?:^|[\\/])go\.sum$/,
  read,
})

/** Sorted by module and version, so that the last of a module is its highest. */
function read({ text }: TextInput): PackageList {
  const found = new Map<string, FoundPackage>()
  for (const { index, 0: line, 1: name = '', 2: version = '' } of text.matchAll(LINE))
    found.set(name, { name, version, at: { start: index, end: index + line.length } })
  return { packages: [...found.values()] }
}

const LINE = /^(\S{1,500}) (v\S{1,200}?)(?:\/go\.mod)? h1:\S{1,100}/gm
