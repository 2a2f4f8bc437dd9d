import { assess, namedRules } from '@ringwall/engines/compliance'
import { type Check, checks, uncovered } from '@ringwall/engines/posture'
import { type AssessmentReport, assessmentReports } from '@ringwall/formats'
import type { Assessment, Framework, Rule, Scan } from '@ringwall/model'
import { Argument } from 'commander'
import { UsageError } from '../../lib/usage-error.ts'
import type { CommandModule } from '../command.ts'
import { FRAMEWORK_IDS, frameworkNamed, shippedFramework } from '../compliance/framework.ts'
import { complianceVerdict } from '../compliance/verdict.ts'
import { configured } from '../target-options.ts'
import type { Terminal } from '../terminal.ts'
import { type OutputFlags, outputOptions, runScan, type ScanFlags, scanOptions, writeOutput } from './scan.ts'

export const command: CommandModule = {
  summary: 'hold Kubernetes manifests against a compliance framework, and say what no check decides',
  define: (command, { terminal, exit }) => {
    command
      .addArgument(new Argument('[framework]', `one of ${FRAMEWORK_IDS.join(', ')}, or a file such as ./house.yaml`))
      .addArgument(new Argument('[targets...]', 'files, directories, or - for standard input').default(['.']))
      .option('--list', 'list the frameworks')
    scanOptions(outputOptions(command, formats()))
      .addHelpText('after', HELP)
      .action(async (name: string | undefined, targets: readonly string[], flags: Flags) => {
        if (flags.list === true) return list(terminal, flags.format)
        if (name === undefined) throw new UsageError('name a framework: ringwall comply --list tells which there are')
        const config = await configured(terminal, flags)
        const framework = await frameworkNamed(
          name,
          checks.map(({ rule }) => rule),
        )
        const result = await runScan(terminal, targets, { config, flags, select: (all) => speaking(framework, all) })
        const assessment = assess(framework, askable(result), result)
        await print(terminal, assessment, flags)
        const verdict = complianceVerdict(assessment, flags.failOn ?? config.failOn)
        if (!flags.quiet) terminal.err(`${verdict.sentence}\n`)
        exit(verdict.exit)
      })
  },
}

interface Flags extends ScanFlags, OutputFlags {
  readonly list?: boolean
}

/** The rules that could speak: an optional one that nobody asked for says nothing, and is not missed. */
function askable(result: Scan): readonly Rule[] {
  return checks.map(({ rule }) => rule).filter(({ id, isOptional }) => isOptional === undefined || result.rules.has(id))
}

/** The checks that a control of the framework names, each telling all that it finds: a control shows its own evidence. */
function speaking(framework: Framework, all: readonly Check[]): readonly Check[] {
  const rules = all.map(({ rule }) => rule)
  const named = new Set([...namedRules(framework, rules).values()].flat().map((naming) => naming.rule))
  return all.filter(({ rule }) => named.has(rule.id)).map(uncovered)
}

async function list(terminal: Terminal, format: string): Promise<void> {
  const all = await Promise.all(FRAMEWORK_IDS.map(shippedFramework))
  const rows = all.flatMap((framework) => (framework === undefined ? [] : summaryOf(framework)))
  if (format === 'json') return terminal.out(`${JSON.stringify(rows, undefined, 2)}\n`)
  const width = Math.max(...rows.map(({ id }) => id.length))
  for (const { id, name, version, controls, named } of rows)
    terminal.out(`${id.padEnd(width)}  ${name} ${version}: ${controls} controls, rules speak of ${named}\n`)
}

interface FrameworkRow extends Pick<Framework, 'id' | 'name' | 'version' | 'publisher' | 'url'> {
  readonly controls: number
  /** Controls that at least one rule names. */
  readonly named: number
}

function summaryOf(framework: Framework): FrameworkRow {
  const { id, name, version, publisher, url } = framework
  const rules = [
    ...namedRules(
      framework,
      checks.map(({ rule }) => rule),
    ).values(),
  ]
  return { id, name, version, publisher, url, controls: rules.length, named: rules.filter((r) => r.length > 0).length }
}

async function print(terminal: Terminal, assessment: Assessment, flags: Flags): Promise<void> {
  for (const { format, file } of flags.output)
    writeOutput(file, (await reportNamed(format)).write(assessment, { colour: false, width: 120 }))
  const { width } = terminal
  const report = await reportNamed(flags.format)
  await terminal.stream(report.write(assessment, { width, colour: terminal.colour && flags.color }))
}

async function reportNamed(format: string): Promise<AssessmentReport> {
  const load = Object.entries(assessmentReports).find(([id]) => id === format)?.[1]
  if (load === undefined) throw new UsageError(`no format ${format}: one of ${formats().join(', ')}`)
  return load()
}

function formats(): readonly string[] {
  return Object.keys(assessmentReports)
}

const HELP = `
A control is failed, met, passed in part, not evaluated or not decided. Only rules say so: what no check decides is shown
with every control, and no percentage stands without it. Exit 1 where a control failed by a finding at or over --fail-on.`
