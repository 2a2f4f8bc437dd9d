import type { Parser } from '../format.ts'
import { type PackageList, textPackages, unlike } from '../lib/packages/index.ts'
import { type Tree, treeOf } from '../lib/tree/index.ts'
import { parseYaml } from '../lib/yaml/index.ts'
import { readPackages } from './packages.ts'

/** Lock files of pnpm, from version 5 to 9. */
export const parser: Parser = textPackages({
  id: 'pnpm',
  ecosystem: 'npm',
  claims: /(?:^|[\\/])pnpm-lock\.ya?ml$/,
  read: ({ text, context }) => {
    const documents = [...parseYaml(text, context.limits)]
    const problems = documents.flatMap((document) => document.problems)
    const roots = documents.filter(({ value }) => value !== undefined).map(treeOf)
    const read = roots.filter((root) => !isOfPnpmItself(root)).map(readRoot)
    return {
      packages: read.flatMap((list) => list.packages),
      problems: [...problems, ...read.flatMap((list) => list.problems ?? [])],
    }
  },
})

/** The first of two documents tells of what pnpm itself is made of. */
function isOfPnpmItself(root: Tree): boolean {
  const fields = root.get('importers').get('.').entries()
  return fields.length > 0 && fields.every(([field]) => OF_PNPM.has(field))
}

function readRoot(root: Tree): PackageList {
  const version = Number.parseFloat(root.get('lockfileVersion').scalar() ?? '')
  if (Number.isNaN(version)) return unlike('not a lock file of pnpm: lockfileVersion is no number', root)
  return { packages: readPackages(root, version) }
}

const OF_PNPM: ReadonlySet<string> = new Set(['configDependencies', 'packageManagerDependencies'])
