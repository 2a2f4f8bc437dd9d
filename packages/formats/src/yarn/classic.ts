import { fatal, type Problem } from '../lib/document/index.ts'
import { type FoundPackage, type PackageList, packageId, passedOver, type TextInput } from '../lib/packages/index.ts'
import { type Block, blocksOf } from './blocks.ts'
import { patternOf } from './pattern.ts'

/** A lock file of version 1. What is a directory or an archive of the repository is no package of a registry, and left out. */
export function readClassic({ text }: TextInput): PackageList {
  const blocks = blocksOf(text)
  if (blocks.length === 0 && /[^\s#]/.test(text.replace(/^#.*/gm, '')))
    return { packages: [], problems: [fatal('syntax', 'not a lock file of Yarn: no package', 0)] }
  const problems: Problem[] = []
  const ids = new Map(blocks.flatMap((block) => block.patterns.map((pattern) => [pattern, idOf(block)])))
  const packages = blocks.flatMap((block): readonly FoundPackage[] => {
    const pattern = patternOf(block.patterns[0] ?? '')
    const version = block.fields.get('version')
    if (pattern?.source === 'local') return []
    if (pattern === undefined || pattern.source === 'unknown' || version === undefined) {
      problems.push(passedOver(`no package of a known source: ${JSON.stringify(block.patterns[0] ?? '')}`, block.start))
      return []
    }
    const dependsOn = block.dependencies.flatMap(([name, range]) => ids.get(`${name}@${range}`) ?? [])
    return [{ name: pattern.name, version, dependsOn, at: { start: block.start, end: block.end } }]
  })
  return { packages, problems }
}

function idOf({ patterns, fields }: Block): string {
  return packageId(patternOf(patterns[0] ?? '')?.name ?? '', fields.get('version'))
}
