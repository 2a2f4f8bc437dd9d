import type { Parser } from '../format.ts'
import { type FoundPackage, type PackageList, type TextInput, textPackages } from '../lib/packages/index.ts'

/** Lock files of Gradle: `group:artifact:version=configuration,…`. */
export const parser: Parser = textPackages({
  id: 'gradle',
  ecosystem: 'Maven',
  claims: /(?:^|[\\/])(?:[\w.-]{1,100}\.lockfile|gradle[\\/]dependency-locks[\\/][\w.-]{1,100})$/,
  read,
})

function read({ text }: TextInput): PackageList {
  const packages = [...text.matchAll(LINE)].map(
    ({ index, 0: line, 1: group, 2: artifact, 3: version, 4: list = '' }): FoundPackage => {
      const configurations = list.split(',').map((each) => each.trim())
      const isForTests = list !== '' && configurations.every((each) => /^test|Test/.test(each))
      const start = index + line.length - line.trimStart().length
      return {
        name: `${group}:${artifact}`,
        version,
        usage: isForTests ? 'development' : 'production',
        at: { start, end: index + line.trimEnd().length },
      }
    },
  )
  return { packages }
}

const LINE = /^[ \t]{0,20}([\w.-]{1,200}):([\w.-]{1,200}):([^=\s:]{1,200})(?:=(.{0,5000}))?$/gm
