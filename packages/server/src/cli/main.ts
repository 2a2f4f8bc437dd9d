import { CommanderError } from 'commander'
import { EXIT, type ExitCode, UsageError } from './exit.ts'
import { program } from './program.ts'
import { processTerminal } from './terminal.ts'

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
    exit: (code: ExitCode) => {
      exitCode = code
    },
  }
  const command = await program(argv, context)
  await command.parseAsync(argv.length === 0 ? ['--help'] : argv, { from: 'user' })
} catch (cause) {
  exitCode = told(cause)
}
process.exitCode = exitCode

function told(cause: unknown): ExitCode {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? EXIT.clean : EXIT.usage
  if (cause instanceof UsageError) {
    terminal.err(`ringwall: ${cause.message}\n`)
    return EXIT.usage
  }
  terminal.err(`ringwall: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`)
  return EXIT.error
}
