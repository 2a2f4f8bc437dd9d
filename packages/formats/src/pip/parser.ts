import type { Parser } from '../format.ts'
import type { Problem } from '../lib/document/index.ts'
import {
  type FoundPackage,
  type PackageList,
  passedOver,
  pythonRequirement,
  type TextInput,
  textPackages,
} from '../lib/packages/index.ts'
import { type LogicalLine, logicalLines } from './lines.ts'

/** Requirement files of pip. What asks for no version in particular is a requirement, and says so. */
export const parser: Parser = textPackages({
  id: 'pip',
  ecosystem: 'PyPI',
  claims: /(?:^|[\\/])(?:[\w.-]{0,200}requirements?[\w.-]{0,200}|requirements[\\/][\w.-]{1,200})\.txt$/,
  read,
})

function read({ text }: TextInput): PackageList {
  const packages: FoundPackage[] = []
  const problems: Problem[] = []
  for (const line of logicalLines(text)) {
    const found = packageOn(line)
    if (found !== undefined) packages.push(found)
    else if (!line.text.startsWith('-')) problems.push(passedOver(`no requirement: ${shown(line.text)}`, line.start))
  }
  return { packages, problems }
}

function packageOn({ text, start, end }: LogicalLine): FoundPackage | undefined {
  const [editable = text] = /(?<=^(?:-e|--editable)[ =]).{1,2000}$/.exec(text) ?? []
  const [plain = ''] = editable.split(/\s--/)
  const requirement = pythonRequirement(plain)
  const at = { start, end }
  if (requirement === undefined) return eggOf(plain, at)
  const { name, specifiers, version } = requirement
  return { name, version, at, relation: 'direct', ...(version === undefined ? { requirement: specifiers } : {}) }
}

/** `git+https://host/path@revision#egg=name` names a package without a version. */
function eggOf(text: string, at: FoundPackage['at']): FoundPackage | undefined {
  const [, name] = /#(?:.{0,200}&)?egg=([\w.-]{1,214})/.exec(text) ?? []
  return name === undefined ? undefined : { name, version: undefined, requirement: '', relation: 'direct', at }
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
