import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf } from '../corpora.ts'
import { readZip } from './zip.ts'

/** An event of the regression tests of the public rules, and the rule that must fire on one event of its file. */
export interface RegressionEvent {
  readonly file: string
  readonly rule: string
  readonly event: unknown
}

export function regressionEvents(corpora: string): readonly RegressionEvent[] {
  return readFileSync(join(corpora, 'detection', 'sigma-regression-events.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { file, target_rule: rule, event } = JSON.parse(line)
      return { file, rule, event }
    })
}

/** Recorded Windows events, one JSON text each: those of small attacks, and with `throughput` the long recording. */
export function* recordedEvents(corpora: string, part: 'atomic' | 'throughput'): Iterable<string> {
  for (const [path, bytes] of filesOf(corpora, 'detection', 'otrf.tar.gz')) {
    if (!path.includes(`windows-${part}/`) || !path.endsWith('.zip')) continue
    for (const [name, content] of readZip(Buffer.from(bytes))) if (name.endsWith('.json')) yield* linesOf(content)
  }
}

/** Each line as a text of its own, not as a window on the whole file. */
function* linesOf(content: Buffer): Iterable<string> {
  for (let start = 0; start < content.length; ) {
    const end = content.indexOf(10, start)
    const line = content.toString('utf8', start, end < 0 ? content.length : end).trim()
    if (line.startsWith('{')) yield line
    start = end < 0 ? content.length : end + 1
  }
}
