import type { Package, PackageUsage } from '@ringwall/model'
import { type Component, isSpdxLicence } from '../lib/inventory/index.ts'

/** A component as CycloneDX writes it. */
export function componentOf({ purl, first, found, usage, licences }: Component): object {
  const properties = propertiesOf(first)
  return {
    type: 'library',
    'bom-ref': purl,
    ...nameOf(first),
    ...(first.version === undefined ? {} : { version: first.version }),
    scope: SCOPES[usage],
    ...(licences.length === 0 ? {} : { licenses: licences.map(licenceOf) }),
    purl,
    ...(properties.length === 0 ? {} : { properties }),
    evidence: { occurrences: found.map(occurrence) },
  }
}

/** A group is what stands before the name where an ecosystem has groups. */
function nameOf({ name, ecosystem }: Package): { readonly group?: string; readonly name: string } {
  const sign = ecosystem === 'Maven' ? ':' : ecosystem === 'npm' && name.startsWith('@') ? '/' : undefined
  const at = sign === undefined ? -1 : name.indexOf(sign)
  return at < 0 ? { name } : { group: name.slice(0, at), name: name.slice(at + 1) }
}

function licenceOf(text: string): object {
  return { license: isSpdxLicence(text) ? { id: text } : { name: text } }
}

function propertiesOf({ requirement, origin }: Package): readonly { readonly name: string; readonly value: string }[] {
  return [
    ...(requirement === undefined ? [] : [{ name: 'ringwall:requirement', value: requirement }]),
    ...(origin === undefined ? [] : [{ name: 'ringwall:origin', value: `${origin.name}@${origin.version}` }]),
  ]
}

function occurrence({ at }: Package): object {
  return 'start' in at ? { location: at.file, line: at.start.line } : { location: at.file }
}

const SCOPES: Readonly<Record<PackageUsage, string>> = {
  production: 'required',
  optional: 'optional',
  development: 'excluded',
}
