import type { PackageUsage } from '@ringwall/model'
import type { Parser } from '../format.ts'
import { type FoundPackage, ofToml, type PackageList, pythonRequirement, textPackages } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** `pyproject.toml`: what a project of Python asks for. (PEP 621, PEP 735; the tables of Poetry.) */
export const parser: Parser = textPackages({
  id: 'pyproject',
  ecosystem: 'PyPI',
  claims: /(?:^|[\\/])pyproject\.toml$/,
  read: ofToml(read),
})

function read(root: Tree): PackageList {
  const [project, poetry] = [root.get('project'), root.get('tool').get('poetry')]
  const groups = poetry.get('group').entries()
  return {
    packages: [
      ...listed(project.get('dependencies').items(), 'production'),
      ...listed(listsOf(project.get('optional-dependencies')), 'optional'),
      ...listed(listsOf(root.get('dependency-groups')), 'development'),
      ...tabled(poetry.get('dependencies'), 'production'),
      ...tabled(poetry.get('dev-dependencies'), 'development'),
      ...groups.flatMap(([group, each]) =>
        tabled(each.get('dependencies'), group === 'main' ? 'production' : 'development'),
      ),
    ],
  }
}

function listsOf(map: Tree): readonly Tree[] {
  return map.entries().flatMap(([, list]) => list.items())
}

function listed(items: readonly Tree[], usage: PackageUsage): readonly FoundPackage[] {
  return items.flatMap((item) => {
    const requirement = pythonRequirement(item.string() ?? '')
    if (requirement === undefined) return []
    const { name, version, specifiers } = requirement
    return [{ name, version, usage, relation: 'direct', ...(version === undefined ? { requirement: specifiers } : {}) }]
  })
}

/** Poetry's tables: a range, or a table with one, or a list of those. */
function tabled(table: Tree, usage: PackageUsage): readonly FoundPackage[] {
  return table
    .entries()
    .filter(([name]) => name !== 'python')
    .map(([name, wanted]) => {
      const [first = wanted] = wanted.items()
      const range = first.string() ?? first.get('version').string() ?? ''
      const exact = /^==? ?([\w.+!-]{1,200})$/.exec(range)?.[1]
      const isOptional = first.get('optional').value === true
      return {
        name,
        version: exact,
        usage: isOptional && usage === 'production' ? 'optional' : usage,
        relation: 'direct',
        ...(exact === undefined ? { requirement: range } : {}),
      }
    })
}
