import { type Inventory, localScope } from '@ringwall/model'
import { ofJson, textPackages } from '../packages/index.ts'
import { sampleContext } from '../packages/sample.ts'

/** An inventory of six packages, each found in two files, for tests. */
export function sampleInventory(): Inventory {
  const packages = ['one/lock', 'two/lock'].flatMap((path) => {
    const bytes = new TextEncoder().encode(FOUND)
    const { facts } = parser.parse({ path, bytes, sizeBytes: bytes.length, isNamed: true }, sampleContext())
    return facts.filter((fact) => fact.class === 'package')
  })
  return { version: '0.1.0', scope: localScope(), target: 'estate', time: 0, packages, filesRead: 2, gaps: [] }
}

/** Inventories that a writer must be able to write. */
export function sampleInventories(): readonly { readonly name: string; readonly inventory: Inventory }[] {
  const full = sampleInventory()
  const gaps = [{ code: 'syntax', message: 'not JSON \u001b[31m', at: { file: 'x' } }] as const
  return [
    { name: 'some packages', inventory: full },
    { name: 'no package', inventory: { ...full, packages: [] } },
    { name: 'a gap', inventory: { ...full, gaps } },
  ]
}

/** Takes packages just as they are written. */
const parser = textPackages({
  id: 'sample',
  ecosystem: 'npm',
  claims: /./,
  read: ofJson((root) => ({
    packages: root.items().map((item) => ({ ...(item.value as { name: string; version: string }), at: item.at })),
  })),
})
const FOUND = `[
  { "name": "@s/a", "version": "1.0.0", "relation": "direct", "dependsOn": ["b@1.0.0"], "licences": ["MIT"] },
  { "name": "b", "version": "1.0.0", "relation": "indirect", "usage": "optional", "licences": ["MIT OR X"] },
  { "name": "d", "version": "1.0.0", "relation": "direct", "usage": "development", "dependsOn": ["b@1.0.0"] },
  { "name": "e", "requirement": ">=2" },
  { "ecosystem": "Debian:12", "name": "libc6", "version": "2-1", "origin": { "name": "glibc", "version": "2-1" } },
  { "ecosystem": "Maven", "name": "g:a", "version": "1" }
]`
