// The part of `npm run check` that neither the compiler nor the linter does: layers, registries, pages.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const { status } = spawnSync(
  process.execPath,
  [
    join(import.meta.dirname, 'test.ts'),
    'tools/layers.test.ts',
    'tools/generate.test.ts',
    'tools/check-pages.test.ts',
    'tools/api-client.test.ts',
  ],
  { stdio: 'inherit' },
)
process.exitCode = status ?? 1
