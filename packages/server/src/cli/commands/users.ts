import { printable } from '@ringwall/formats/lib/text'
import { cluster, localScope } from '@ringwall/model'
import type { State, User } from '@ringwall/store/state'
import { type Command, Option } from 'commander'
import {
  type Administrator,
  addUser,
  HERE,
  type IdentityContext,
  mintPassword,
  openKeys,
  passwordHasher,
  ROLES,
  type Role,
  rateLimit,
  resetPassword,
  SYSTEM,
} from '../../lib/identity/index.ts'
import { UsageError } from '../../lib/usage-error.ts'
import type { CommandContext, CommandModule } from '../command.ts'
import { dataOption, type OpenData, readSecret, withData } from '../data/index.ts'
import { collect } from '../target-options.ts'
import type { Terminal } from '../terminal.ts'

export const command: CommandModule = {
  summary: 'list, add or reset who may sign in to the server',
  define: (command, context) => {
    list(command, context)
    add(command, context)
    reset(command, context)
  },
}

interface Flags {
  readonly data?: string
}

interface AddFlags extends Flags {
  readonly role: Role
  readonly cluster: readonly string[]
  readonly passwordFile?: string
}

interface ResetFlags extends Flags {
  readonly passwordFile?: string
  readonly secondFactor?: boolean
}

function list(command: Command, context: CommandContext): void {
  const { terminal } = context
  command
    .command('list', { isDefault: true })
    .description('every user, with the role and whether there is a second factor')
    .addOption(dataOption())
    .addOption(new Option('-f, --format <id>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async ({ data, format }: Flags & { readonly format: string }) =>
      withData(context, { data, store: 'kept' }, async ({ state }) => {
        const users = await everyUser(state)
        if (format === 'json') return terminal.out(`${JSON.stringify(users, undefined, 2)}\n`)
        if (users.length === 0) terminal.out('no users\n')
        for (const user of users) terminal.out(`${printed(user)}\n`)
      }),
    )
}

function add(command: Command, context: CommandContext): void {
  const { terminal } = context
  command
    .command('add <name>')
    .description('add a user; without --password-file a password is made, printed once, and must be changed')
    .addOption(new Option('--role <role>', 'what it may').choices(Object.keys(ROLES)).makeOptionMandatory())
    .addOption(
      new Option('--cluster <id>', 'hold it to a cluster; may be repeated').argParser(collect).default([], 'every'),
    )
    .addOption(passwordOption())
    .addOption(dataOption())
    .action(async (name: string, { role, cluster: clusters, passwordFile, data }: AddFlags) => {
      const { password, isOurs } = await chosenPassword(terminal, passwordFile)
      const held = clusters.length === 0 ? {} : { clusters: clusters.map(cluster) }
      const wish = { tenant: TENANT, name, role, ...held, password, mustChangePassword: isOurs }
      await withData(context, { data, store: 'made' }, async (open) => {
        const added = await addUser(identityOf(open), wish, BY)
        if (added.kind === 'flawed') throw new UsageError(added.flaws.join('; '))
        if (added.kind === 'name_taken') throw new UsageError(`there is a user "${name}" already: ringwall users reset`)
        if (added.kind === 'added') tell(terminal, `added ${name} (${role})`, isOurs ? password : undefined)
      })
    })
}

function reset(command: Command, context: CommandContext): void {
  const { terminal } = context
  command
    .command('reset <name>')
    .description('give a user another password, to be changed at the next sign-in; ends all sessions and API tokens')
    .option('--second-factor', 'remove the second factor too, for who has lost it')
    .addOption(passwordOption())
    .addOption(dataOption())
    .action(async (name: string, { secondFactor = false, passwordFile, data }: ResetFlags) => {
      const { password, isOurs } = await chosenPassword(terminal, passwordFile)
      await withData(context, { data, store: 'kept' }, async (open) => {
        const found = await open.state.accounts.findByName(TENANT, name)
        if (found === undefined) throw new UsageError(`there is no user "${printable(name)}"`)
        const { user } = found
        const done = await resetPassword(identityOf(open), { user, password, removesSecondFactor: secondFactor }, BY)
        if (done.kind === 'flawed') throw new UsageError(done.flaws.join('; '))
        if (done.kind === 'reset') tell(terminal, `reset ${printable(user.name)}`, isOurs ? password : undefined)
      })
    })
}

function identityOf({ directory, state }: OpenData): IdentityContext {
  const keys = openKeys(directory)
  return { state, keys, passwords: passwordHasher(), limit: rateLimit(), now: () => Date.now() }
}

async function everyUser({ accounts }: State): Promise<readonly User[]> {
  const users: User[] = []
  for (let after: string | undefined; ; ) {
    const page = await accounts.list(TENANT, { limit: 500, after })
    users.push(...page.users)
    after = page.next
    if (after === undefined) return users
  }
}

function printed({ name, role, clusters, hasTotp, disabledAt, mustChangePassword }: User): string {
  const notes = [
    ...(clusters === undefined ? [] : [`clusters ${clusters.join(', ')}`]),
    hasTotp ? 'second factor' : 'no second factor',
    ...(mustChangePassword ? ['must change the password'] : []),
    ...(disabledAt === undefined ? [] : ['disabled']),
  ]
  return printable(`${name}  ${role}  ${notes.join(', ')}`)
}

async function chosenPassword(
  terminal: Terminal,
  file: string | undefined,
): Promise<{ readonly password: string; readonly isOurs: boolean }> {
  if (file === undefined) return { password: mintPassword(), isOurs: true }
  return { password: await readSecret(terminal, file), isOurs: false }
}

/** The password alone goes to standard output: for a pipe into where it is kept. */
function tell(terminal: Terminal, what: string, password: string | undefined): void {
  terminal.err(`ringwall: ${printable(what)}${password === undefined ? '' : '; the password, shown once:'}\n`)
  if (password !== undefined) terminal.out(`${password}\n`)
}

function passwordOption(): Option {
  return new Option('--password-file <file>', 'read the password from its first line; - for standard input')
}

/** The one tenant until somebody makes a second. */
const TENANT = localScope().tenant
const BY: Administrator = { actor: { ...SYSTEM, name: 'command line' }, client: HERE }
