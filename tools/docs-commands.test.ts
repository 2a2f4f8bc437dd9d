// Every command of the README and of docs/ runs: each ```sh block, in order, in a copy of the repository. `exit=N` beside
// `sh` says how a block ends. `npm ci` is left out: whoever runs the tests has run it. A block of ```shell is not run: it
// starts a server, which does not end; browser.test.ts does.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'

const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist', 'coverage'])
const FENCE = /^```sh(?: exit=(?<exit>\d))?\n(?<script>.*?)^```$/gms
/** How long a block may run, in milliseconds. */
const LONGEST = 240_000
const ROOT = join(import.meta.dirname, '..')
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: ROOT }).sort()]
const copy = mkdtempSync(join(tmpdir(), 'docs-'))

before(() => {
  cpSync(ROOT, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) })
  // Hard links where the file system has them: the links to the workspaces inside then lead into the copy.
  const modules = join(ROOT, 'node_modules')
  if (spawnSync('cp', ['-al', modules, copy]).status !== 0) execFileSync('cp', ['-a', modules, copy])
})
after(() => rmSync(copy, { recursive: true, force: true }))

interface Block {
  readonly exit: number
  readonly script: string
}

const blocks = pages.flatMap((page) =>
  blocksOf(page).map((block, i) => ({ ...block, name: `${page}, block ${i + 1}` })),
)

test('the pages have commands', () => assert.ok(blocks.length >= 15, `${blocks.length} blocks`))

for (const { name, exit, script } of blocks)
  test(name, () => {
    const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: copy,
      encoding: 'utf8',
      timeout: LONGEST,
    })
    assert.equal(status, exit, `${script}\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`)
  })

function blocksOf(page: string): readonly Block[] {
  return [...readFileSync(join(ROOT, page), 'utf8').matchAll(FENCE)].map(({ groups }) => ({
    exit: Number(groups?.['exit'] ?? 0),
    script: (groups?.['script'] ?? '').replace(/^npm ci$/m, ''),
  }))
}
