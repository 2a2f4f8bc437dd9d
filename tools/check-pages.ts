// Writes a page for every rule of `docs/checks/` and the table of `docs/checks.md`: `npm run fix` runs it,
// check-pages.test.ts checks that they are fresh.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { checks } from '@ringwall/engines/posture'
import { checkPage } from './check-page.ts'

const PAGES = 'docs/checks'
const INDEX = 'docs/checks.md'
const CASES = 'packages/engines/src/posture/checks'

/** The files that the rules should have, by path in the checkout. */
function wanted(root: string): ReadonlyMap<string, string> {
  const pages = checks.map(({ rule }): readonly [string, string] => [
    `${PAGES}/${rule.id}.md`,
    checkPage(rule, read(join(root, CASES, `${rule.id}.test.yaml`))),
  ])
  return new Map([...pages, [INDEX, withTable(read(join(root, INDEX)))]])
}

/** Pages that are not what they should be, and those of rules that are gone. */
export function stalePages(root: string): readonly string[] {
  const pages = wanted(root)
  const wrong = [...pages].filter(([path, text]) => read(join(root, path)) !== text).map(([path]) => path)
  return [...wrong, ...orphans(root, pages)]
}

export function writePages(root: string): void {
  const pages = wanted(root)
  mkdirSync(join(root, PAGES), { recursive: true })
  for (const [path, text] of pages) writeFileSync(join(root, path), text)
  for (const path of orphans(root, pages)) rmSync(join(root, path))
}

function orphans(root: string, pages: ReadonlyMap<string, string>): readonly string[] {
  return globSync('*.md', { cwd: join(root, PAGES) })
    .map((file) => `${PAGES}/${basename(file)}`)
    .filter((path) => !pages.has(path))
}

/** The index with its table written anew; what people wrote around it stays. */
function withTable(index: string): string {
  const rows = checks.map(
    ({ rule }) =>
      `| [\`${rule.id}\`](checks/${rule.id}.md) | ${rule.severity}${rule.isOptional ? ', optional' : ''} | ${rule.title} |`,
  )
  const table = ['| rule | severity | what is wrong where it fires |', '|---|---|---|', ...rows].join('\n')
  return index.replace(TABLE, `${BEGIN}\n${table}\n${END}`)
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

const BEGIN = '<!-- the table is written by npm run fix -->'
const END = '<!-- end of the table -->'
const TABLE = /<!-- the table is written by npm run fix -->[\s\S]*<!-- end of the table -->/

if (import.meta.main) writePages(join(import.meta.dirname, '..'))
