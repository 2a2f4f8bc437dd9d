import { existsSync } from 'node:fs'
import { openState, plannedMigrations, type State, StateError } from '@ringwall/store/state'
import { dataDirectory, makeDataDirectory, statePath } from '../../lib/data-directory.ts'
import { IdentityError } from '../../lib/identity/index.ts'
import { UsageError } from '../../lib/usage-error.ts'
import type { CommandContext } from '../command.ts'
import { EXIT } from '../exit.ts'
import type { Terminal } from '../terminal.ts'

/** A data directory whose store is open. */
export interface OpenData {
  readonly directory: string
  readonly state: State
}

export interface DataRequest {
  /** As a person named it. */
  readonly data: string | undefined
  /** `made` where a store may be made or brought up to date, `kept` where it must be there as it is. */
  readonly store: 'made' | 'kept'
}

/** Where the data lies: as the flag says, else as the environment does. */
export function chosenDirectory({ env }: Terminal, data: string | undefined): string {
  return data === undefined ? dataDirectory(env) : dataDirectory({ RINGWALL_DATA: data })
}

/** Does `work` on the store and closes it again. What is wrong with the store or its keys is told in one line. */
export async function withData(
  context: CommandContext,
  { data, store }: DataRequest,
  work: (data: OpenData) => Promise<void>,
): Promise<void> {
  const { terminal, entry } = context
  const directory = chosenDirectory(terminal, data)
  await toldShortly(context, async () => {
    if (store === 'kept') await refuseOther(directory, entry)
    else makeDataDirectory(directory)
    const state = await openState({ path: statePath(directory), now: Date.now(), entry })
    try {
      await work({ directory, state })
    } finally {
      await state.close()
    }
  })
}

/** Does `work`; what is wrong with a store or its keys is told in one line, and is exit code 4. */
export async function toldShortly({ terminal, exit }: CommandContext, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    if (!(cause instanceof StateError || cause instanceof IdentityError)) throw cause
    terminal.err(`ringwall: ${cause.message}\n`)
    exit(EXIT.error)
  }
}

/** Who only wants to look makes nothing and changes nothing. */
async function refuseOther(directory: string, entry: URL): Promise<void> {
  const path = statePath(directory)
  if (!existsSync(path)) throw new UsageError(`${directory}: holds no store: name another with --data`)
  const [pending] = await plannedMigrations({ path, entry })
  if (pending !== undefined)
    throw new UsageError(`${directory}: the store is of an older release and was not brought up to date: "${pending}"`)
}
