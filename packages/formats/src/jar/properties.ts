import type { FoundPackage } from '../lib/packages/index.ts'

/** The artifact that a `pom.properties` names. */
export function propertiesOf(bytes: Uint8Array): readonly FoundPackage[] {
  const text = new TextDecoder().decode(bytes.subarray(0, MAX_BYTES))
  const value = (key: string) => fields.get(key)
  const fields = new Map([...text.matchAll(LINE)].map(({ 1: key = '', 2: written = '' }) => [key, written.trim()]))
  const [groupId, artifactId, version] = [value('groupId'), value('artifactId'), value('version')]
  if (!groupId || !artifactId || !version) return []
  return [{ name: `${groupId}:${artifactId}`, version }]
}

const LINE = /^[ \t]{0,20}(groupId|artifactId|version)[ \t]{0,20}[=:](.{1,300})$/gm
const MAX_BYTES = 65_536
