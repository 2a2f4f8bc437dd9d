import { inflateSync } from 'node:zlib'
import type { PackageUsage } from '@ringwall/model'
import type { Parser } from '../format.ts'
import { looksExecutable, readExecutable } from '../lib/executable/index.ts'
import { parseJson } from '../lib/json/index.ts'
import {
  type BytesInput,
  bytesPackages,
  type FoundPackage,
  type PackageList,
  packageId,
  unlike,
} from '../lib/packages/index.ts'
import { type Tree, treeOf } from '../lib/tree/index.ts'

/** Programs written in Rust that tell what they are made of. (cargo-auditable, PARSING.md.) */
export const parser: Parser = bytesPackages({
  id: 'rust-binary',
  ecosystem: 'crates.io',
  claims: /\.exe$/,
  recognises: looksExecutable,
  read,
})

/** A program that does not say holds none. */
function read({ file, context }: BytesInput): PackageList {
  const executable = readExecutable(file.bytes)
  if (executable === undefined) return unlike('not a program: neither ELF, PE nor Mach-O')
  const section = executable.sections.find(({ name }) => name === '.dep-v0')
  if (section === undefined) return { packages: [] }
  const text = inflated(section.bytes)
  if (text === undefined) return unlike('its list of crates is not compressed as it should be')
  const [document] = parseJson(text, context.limits)
  const items = document === undefined ? [] : treeOf(document).get('packages').items()
  if (items.length === 0) return unlike('its list of crates is no list')
  return { packages: items.flatMap((item) => packageOf(item, items)) }
}

function inflated(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder().decode(inflateSync(bytes, { maxOutputLength: MAX_BYTES }))
  } catch {
    return undefined
  }
}

function packageOf(item: Tree, all: readonly Tree[]): readonly FoundPackage[] {
  const [name, version] = [item.get('name').string(), item.get('version').string()]
  if (name === undefined) return []
  const usage: PackageUsage = item.get('kind').value === 'build' ? 'development' : 'production'
  const dependsOn = item
    .get('dependencies')
    .items()
    .flatMap(({ value }) => {
      const other = typeof value === 'number' ? all[value] : undefined
      return other === undefined ? [] : [packageId(other.get('name').string() ?? '', other.get('version').string())]
    })
  return [{ name, version, usage, dependsOn, relation: item.get('root').value === true ? 'root' : 'unknown' }]
}

const MAX_BYTES = 8 * 1024 * 1024
