import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Debian packages that tests use where they are present, by the command each brings. */
const PACKAGES: Readonly<Record<string, string>> = { chromium: 'chromium', fish: 'fish', zsh: 'zsh' }
/** How long a step of the installation may take, in milliseconds. */
const LONGEST = 240_000

/**
 * Installs what is missing, where `RINGWALL_TEST_INSTALL=1` asks for it and we are root on Debian. Never fails: a test that
 * still lacks its command is skipped, with the reason.
 */
export function installSystemPackages(env: Readonly<Record<string, string | undefined>>): void {
  const missing = Object.entries(PACKAGES).filter(([command]) => spawnSync(command, ['--version']).error !== undefined)
  const isWanted = env['RINGWALL_TEST_INSTALL'] === '1' && process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (missing.length === 0 || !isWanted) return
  const options = { stdio: 'ignore', timeout: LONGEST, env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  spawnSync('apt-get', ['update'], options)
  const names = missing.map(([, name]) => name)
  const { status } = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...names], options)
  console.log(`system packages ${names.join(', ')}: ${status === 0 ? 'installed' : 'could not be installed'}`)
}
