import type { FoundPackage } from '../lib/packages/index.ts'

/** What an archive is by its manifest, where none of the artifacts built into it is the one that its name says. (JAR File Specification.) */
export function identify(path: string, manifest: Uint8Array, built: readonly FoundPackage[]): readonly FoundPackage[] {
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'), path.lastIndexOf('!')) + 1)
  if (built.some((each) => isNamed(file, each))) return []
  const fields = mainAttributes(new TextDecoder().decode(manifest.subarray(0, MAX_BYTES)))
  const group = groupOf(fields)
  const artifact = first(fields, ['implementation-title', 'specification-title', 'bundle-name'])
  const version = first(fields, ['implementation-version', 'specification-version', 'bundle-version'])
  if (group === undefined || artifact === undefined || version === undefined) return []
  return [{ name: `${group}:${artifact}`, version }]
}

/** `artifact.jar`, `artifact-1.0.jar`, and with something before it where the version follows too. */
function isNamed(file: string, { name, version }: FoundPackage): boolean {
  const artifact = name.slice(name.indexOf(':') + 1)
  return file.startsWith(`${artifact}.`) || file.startsWith(`${artifact}-`) || file.includes(`${artifact}-${version}`)
}

/** Lines of `Key: value` up to the first empty one; one that begins with a space continues that before it. */
function mainAttributes(text: string): ReadonlyMap<string, string> {
  const [main = ''] = text.split(/\r?\n\r?\n/, 1)
  const lines = main.replace(/\r?\n /g, '').split(/\r?\n/)
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':')
      return colon < 1 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const]
    }),
  )
}

/** A vendor that is written as a group, or the name of a bundle without its last part. */
function groupOf(fields: ReadonlyMap<string, string>): string | undefined {
  const vendor = fields.get('implementation-vendor-id')
  if (vendor !== undefined && GROUP.test(vendor)) return vendor
  const [bundle = ''] = (fields.get('bundle-symbolicname') ?? '').split(';')
  const dot = bundle.lastIndexOf('.')
  return dot > 0 && GROUP.test(bundle) ? bundle.slice(0, dot) : undefined
}

function first(fields: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  return names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== '')
}

const GROUP = /^[A-Za-z][\w-]{0,100}(?:\.[\w-]{1,100}){0,20}$/
const MAX_BYTES = 1024 * 1024
