import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf } from './corpora.ts'
import { RULES } from './kubescape/rules.ts'
import { judged } from './lib/judged.ts'
import type { Outcome, Suite } from './suite.ts'

/**
 * The rule tests of Kubescape that manifests can decide: input files, and the objects that a rule of the peer must fail.
 * Such a rule is one or several of ours; a case passes where the same objects fail, by kind and name. Where the peer fails
 * a subject that it makes of a binding (a user, a group), ours must fail a role or a binding that gives it the right, and
 * nothing where the peer fails nobody. Of the 596 lines of the index 127 are no case: their inputs are facts of hosts,
 * clouds or images, or are missing.
 */
export const suite: Suite = { run }

interface Case {
  readonly rule: string
  readonly test: string
  readonly expect: readonly { readonly objects: readonly string[]; readonly external: boolean }[]
}

async function run(corpora: string): Promise<Outcome> {
  const files = Map.groupBy(filesOf(corpora, 'kubernetes', 'kubescape-tests.tar.gz'), ([path]) =>
    path.slice(0, path.lastIndexOf('/')),
  )
  const lines = readFileSync(join(corpora, 'kubernetes', 'kubescape-tests.jsonl'), 'utf8')
    .trim()
    .split('\n')
  const cases = lines
    .map((line): Case => JSON.parse(line))
    .map((each) => ({ ...each, inputs: inputsOf(files.get(`rules/${each.rule}/test/${each.test}/input`) ?? []) }))
    .filter(({ inputs }) => inputs.size > 0 && ![...inputs.values()].some(isNoManifest))
  const missed = cases.filter((each) => !holds(each))
  return { passed: cases.length - missed.length, missed: missed.map(({ rule, test }) => `${rule}/${test}`) }
}

interface Tried extends Case {
  readonly inputs: ReadonlyMap<string, string>
}

function inputsOf(files: readonly (readonly [string, Uint8Array])[]): ReadonlyMap<string, string> {
  return new Map(files.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))
}

function isNoManifest(text: string): boolean {
  return [...text.matchAll(API_VERSION)].some(([, version = '']) => FOREIGN.test(version))
}

function holds({ rule, expect, inputs }: Tried): boolean {
  const ours = RULES[rule]
  if (ours === undefined) return false
  const { findings } = judged(inputs, ours)
  const failed = new Set(
    findings.map(({ asset }) => (asset.kind === 'kubernetes' ? `${asset.resource}//${asset.name}` : '')),
  )
  const wanted = new Set(expect.flatMap(({ objects }) => objects))
  if (expect.some(({ external }) => external)) return failed.size > 0
  return failed.size === wanted.size && [...wanted].every((name) => failed.has(name))
}

const API_VERSION = /"?apiVersion"?\s*:\s*"?([^\s",]+)/g
const FOREIGN = /hostdata\.kubescape\.cloud|eks\.amazonaws|management\.azure|container\.googleapis|vuln/
