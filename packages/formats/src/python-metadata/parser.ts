import type { Parser } from '../format.ts'
import { type BytesInput, bytesPackages, type PackageList, unlike } from '../lib/packages/index.ts'

/** What is installed of Python: `METADATA` of wheels, `PKG-INFO` of eggs. (Core metadata specifications.) */
export const parser: Parser = bytesPackages({
  id: 'python-metadata',
  ecosystem: 'PyPI',
  claims: /(?:\.dist-info[\\/]METADATA|\.egg-info(?:[\\/]PKG-INFO)?|EGG-INFO[\\/]PKG-INFO)$/,
  read,
})

/** Headers as in mail, up to the first empty line; what follows is a description, in whatever encoding it may be. */
function read({ file }: BytesInput): PackageList {
  const text = new TextDecoder().decode(file.bytes.subarray(0, MAX_BYTES))
  const [head = ''] = text.split(/\r?\n\r?\n/, 1)
  const [name, version] = [field(head, NAME), field(head, VERSION)]
  if (name === undefined || version === undefined)
    return unlike(`no metadata of Python: no ${name === undefined ? 'Name' : 'Version'}`)
  const licence = field(head, EXPRESSION) ?? field(head, LICENCE)
  return { packages: [{ name, version, licences: licence === undefined || licence === 'UNKNOWN' ? [] : [licence] }] }
}

function field(head: string, pattern: RegExp): string | undefined {
  const value = pattern.exec(head)?.[1]?.trim()
  return value === '' ? undefined : value
}

const MAX_BYTES = 1024 * 1024
const NAME = /^Name:(.{1,500})$/im
const VERSION = /^Version:(.{1,500})$/im
const EXPRESSION = /^License-Expression:(.{1,500})$/im
const LICENCE = /^License:(.{1,500})$/im
