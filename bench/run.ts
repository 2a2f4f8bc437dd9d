// `npm run bench [name …]`: the end-to-end benchmarks, one JSON line a figure: {"name","value","unit","target","met","note"}.
// Unit benchmarks stand beside the code as *.bench.ts and run by themselves: tools/node packages/…/x.bench.ts
import { globSync } from 'node:fs'
import { basename } from 'node:path'
import type { Benchmark } from './benchmark.ts'

const all = globSync('*.ts', { cwd: import.meta.dirname })
  .map((file) => basename(file, '.ts'))
  .filter((id) => id !== 'run' && id !== 'benchmark')
  .sort()
const wanted = process.argv.slice(2)
const unknown = wanted.filter((id) => !all.includes(id))
const corpora = process.env['RINGWALL_CORPORA']

if (unknown.length > 0) stop(`no benchmark ${unknown.join(', ')}: one of ${all.join(', ')}`)
else if (corpora === undefined) stop('RINGWALL_CORPORA is not set: it names the directory of the real data')
else
  for (const id of wanted.length > 0 ? wanted : all) {
    const { benchmark } = (await import(`./${id}.ts`)) as { readonly benchmark: Benchmark }
    for await (const figure of benchmark.run(corpora)) console.log(JSON.stringify(figure))
  }

function stop(message: string): void {
  console.error(`bench: ${message}`)
  process.exitCode = 2
}
