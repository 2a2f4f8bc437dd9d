import { isMainThread, workerData } from 'node:worker_threads'
import { CommanderError } from 'commander'
import { UsageError } from '../lib/usage-error.ts'
import { runThread, type ThreadData } from '../threads.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { program } from './program.ts'
import { processTerminal, type Terminal } from './terminal.ts'

if (isMainThread) await runCommand()
else await runThread(workerData as ThreadData)

async function runCommand(): Promise<void> {
  const terminal = processTerminal()
  // The one thing that commands leave behind.
  let exitCode: ExitCode = EXIT.clean

  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE') process.exit(exitCode)
    terminal.err(`ringwall: the result cannot be written: ${cause.message}\n`)
    process.exit(EXIT.error)
  })

  try {
    const argv = process.argv.slice(2)
    const context = {
      terminal,
      entry: new URL(import.meta.url),
      exit: (code: ExitCode) => {
        exitCode = code
      },
    }
    const command = await program(argv, context)
    await command.parseAsync(argv.length === 0 ? ['--help'] : argv, { from: 'user' })
  } catch (cause) {
    exitCode = told(cause, terminal)
  }
  process.exitCode = exitCode
}

function told(cause: unknown, terminal: Terminal): ExitCode {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? EXIT.clean : EXIT.usage
  if (cause instanceof UsageError) {
    terminal.err(`ringwall: ${cause.message}\n`)
    return EXIT.usage
  }
  terminal.err(`ringwall: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`)
  return EXIT.error
}
