import type { FoundPackage } from './found.ts'

/** A package without what opens private places: lock files write addresses of repositories as they were typed in. */
export function withoutSecrets(found: FoundPackage): FoundPackage {
  const { id, name, version, purlVersion, requirement, dependsOn } = found
  return {
    ...found,
    name: plainAddresses(name),
    version: version && plainAddresses(version),
    ...(id === undefined ? {} : { id: plainAddresses(id) }),
    ...(purlVersion === undefined ? {} : { purlVersion: plainAddresses(purlVersion) }),
    ...(requirement === undefined ? {} : { requirement: plainAddresses(requirement) }),
    ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.map(plainAddresses) }),
  }
}

/** A text whose addresses name no user and ask no question: both hold passwords and tokens. Linear. (RFC 3986.) */
export function plainAddresses(text: string): string {
  if (!text.includes('://')) return text
  return text.replace(USER, '://').replace(QUESTION, '$1')
}

/** A password that nobody encoded may hold an `@`: the last one before the path ends it. */
const USER = /:\/\/[^/\s"']*@/g
const QUESTION = /(:\/\/[^?#\s"']*)\?[^#\s"']*/g
