import type { Parser } from '../format.ts'
import { looksExecutable, readExecutable, type Section } from '../lib/executable/index.ts'
import {
  type BytesInput,
  bytesPackages,
  type FoundPackage,
  type PackageList,
  packageId,
  passedOver,
  unlike,
} from '../lib/packages/index.ts'
import { buildInfoOf } from './build-info.ts'
import { type BuiltModule, readModules } from './modules.ts'

/** Programs written in Go: the modules that the linker wrote into them, and the standard library. */
export const parser: Parser = bytesPackages({
  id: 'go-binary',
  ecosystem: 'Go',
  claims: /\.exe$/,
  recognises: looksExecutable,
  read,
})

/** A program in another language holds none; one of Go may have been built without. */
function read({ file }: BytesInput): PackageList {
  const executable = readExecutable(file.bytes)
  if (executable === undefined) return unlike('not a program: neither ELF, PE nor Mach-O')
  const info = buildInfoOf(executable)
  if (info === undefined)
    return { packages: [], problems: executable.sections.some(isOfGo) ? [passedOver(NO_INFO, 0)] : [] }
  const { main, dependencies } = readModules(info.modules)
  const packages: FoundPackage[] = [...standardLibrary(info.version), ...dependencies.map(asPackage)]
  if (main === undefined) return { packages }
  const dependsOn = packages.map(({ name, version }) => packageId(name, version))
  return { packages: [{ ...asPackage(main), relation: 'root', dependsOn }, ...packages] }
}

function isOfGo({ name }: Section): boolean {
  return name === '.gopclntab' || name === '__gopclntab'
}

function asPackage({ path, version }: BuiltModule): FoundPackage {
  return { name: path, version, relation: 'unknown' }
}

/** `go1.22.1 X:rangefunc` names experiments behind the release; `devel …` is no release. */
function standardLibrary(version: string): readonly FoundPackage[] {
  const [, release] = /^go(\d[\w.]{0,100})/.exec(version) ?? []
  return [{ name: 'stdlib', version: release === undefined ? undefined : `v${release}`, relation: 'direct' }]
}

const NO_INFO = 'a program of Go that was built without telling of what'
