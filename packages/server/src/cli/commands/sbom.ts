import { DEFAULT_LIMITS, sboms } from '@ringwall/formats'
import { plural, printable, printPlace } from '@ringwall/formats/lib/text'
import { type Inventory, localScope } from '@ringwall/model'
import { Option } from 'commander'
import { inventory } from '../../lib/inventory/index.ts'
import { targetId } from '../../lib/scan/index.ts'
import { VERSION } from '../../version.ts'
import type { CommandModule } from '../command.ts'
import { EXIT } from '../exit.ts'
import { packageParsers } from '../package-request.ts'
import { collect, positiveInteger, throttled } from '../target-options.ts'
import type { Terminal } from '../terminal.ts'
import { writeOutput } from './scan.ts'

export const command: CommandModule = {
  summary: 'list the packages of a directory or a file as a bill of materials',
  define: (command, { terminal, exit }) => {
    command
      .argument('[target]', 'a directory, a file, or - for standard input', '.')
      .addOption(new Option('-f, --format <id>', 'how to print it').choices(Object.keys(sboms)).default('cyclonedx'))
      .option('-o, --output <file>', 'write it to a file')
      .option('--name <id>', 'name of the target')
      .addOption(
        new Option('--exclude <glob>', 'leave paths out; may be repeated').argParser(collect).default([], 'none'),
      )
      .option('--max-file-size <MiB>', 'read no larger files (256)', positiveInteger)
      .option('--maven-repository <dir>', 'where projects of Maven are looked up, such as ~/.m2/repository')
      .option('-q, --quiet', 'print only the result')
      .action(async (target: string, flags: Flags) => {
        const found = await take(terminal, target, flags)
        const pieces = (await sboms[flags.format]()).write(found)
        if (flags.output === undefined) await terminal.stream(pieces)
        else writeOutput(flags.output, pieces)
        if (!flags.quiet) tell(terminal, found)
        exit(found.gaps.length > 0 ? EXIT.incomplete : EXIT.clean)
      })
  },
}

interface Flags {
  readonly format: keyof typeof sboms
  readonly output?: string
  readonly name?: string
  readonly exclude: readonly string[]
  readonly maxFileSize?: number
  readonly mavenRepository?: string
  readonly quiet?: boolean
}

async function take(terminal: Terminal, path: string, flags: Flags): Promise<Inventory> {
  const paint = throttled(() => Date.now())
  const maxFileBytes = (flags.maxFileSize ?? MAX_MIB) * 1024 * 1024
  const target = { id: flags.name ?? targetId(path), path, input: terminal.input, exclude: flags.exclude, maxFileBytes }
  const request = {
    version: VERSION,
    scope: localScope(),
    target,
    mavenRepository: flags.mavenRepository,
    parsers: await packageParsers(),
    limits: DEFAULT_LIMITS,
    now: () => Date.now(),
    onProgress: (seen: { readonly filesRead: number; readonly packagesFound: number }) =>
      paint(() => terminal.progress(`reading: ${seen.filesRead} files, ${seen.packagesFound} packages`)),
  }
  const found = await inventory(request, new AbortController().signal)
  terminal.progress('')
  return found
}

/** For whoever runs it: how much there is, and each thing that is missing. */
function tell(terminal: Terminal, { packages, filesRead, gaps }: Inventory): void {
  const count = new Set(packages.map(({ purl }) => purl)).size
  for (const { message, at } of gaps) terminal.err(`${printPlace(at)}: ${printable(message)}\n`)
  const incomplete = gaps.length === 0 ? '' : `, incomplete: ${plural(gaps.length, 'gap')}`
  terminal.err(`${plural(count, 'package')} in ${plural(filesRead, 'file')}${incomplete}\n`)
}

const MAX_MIB = 256
