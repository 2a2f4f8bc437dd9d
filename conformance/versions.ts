import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { VERSION_SCHEMES, type VersionScheme } from '@ringwall/base/versions'
import type { Outcome, Suite } from './suite.ts'

/** The version tables of OSV-SCALIBR: two versions of an ecosystem a row, and which is lower. A case is a row; both directions must hold. */
export const suite: Suite = { run }

async function run(corpora: string): Promise<Outcome> {
  const folder = join(corpora, 'versions')
  const results = readdirSync(folder)
    .sort()
    .flatMap((file) => rowsOf(file, readFileSync(join(folder, file), 'utf8')))
  return {
    passed: results.filter(({ ok }) => ok).length,
    missed: results.filter(({ ok }) => !ok).map(({ name }) => name),
  }
}

interface Row {
  readonly name: string
  readonly ok: boolean
}

/** A file is named `<ecosystem>-versions[-generated].txt`; lines that begin with `#` or `//` say something. */
function rowsOf(file: string, text: string): readonly Row[] {
  const ecosystem = file.slice(0, file.indexOf('-'))
  const compare = VERSION_SCHEMES[SCHEMES[ecosystem] ?? (ecosystem as VersionScheme)]
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(?:#|\/\/)/.test(line))
    .map((line) => {
      const [, a = '', sign = '', b = ''] = ROW.exec(line) ?? []
      const order = SIGNS[sign]
      const ok = order !== undefined && Math.sign(compare(a, b)) === order && Math.sign(compare(b, a)) === 0 - order
      return { name: `${file}: ${line}`, ok }
    })
}

const ROW = /^(\S+) ([<=>]) (\S+)$/
const SIGNS: Readonly<Record<string, number>> = { '<': -1, '=': 0, '>': 1 }
const SCHEMES: Readonly<Record<string, VersionScheme>> = { redhat: 'rpm' }
