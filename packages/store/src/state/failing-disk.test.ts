import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'

/** How the disk fails under a process that runs, and how it is sound again. */
interface Failing {
  readonly name: string
  /** `undefined` where it can be had here. */
  readonly without: string | undefined
  readonly begin: (pid: number) => Promise<() => Promise<void>>
}

for (const { name, without, begin } of [failingWrite(), failingSync()])
  test(`${name} is told and survived`, { skip: without ?? false }, async () => {
    const root = mkdtempSync(join(tmpdir(), 'failing-'))
    const path = join(root, 'state.db')
    const writer = asked(path)
    try {
      assert.equal(await writer.next(), 'open')
      for (const at of ['10', '20']) assert.equal(await writer.ask(at), 'kept')
      const end = await begin(writer.pid)
      assert.equal(await writer.ask('30'), 'disk', 'it does not say that it kept what it did not')
      assert.equal(await writer.ask('read'), '2', 'it answers')
      assert.equal(await writer.ask('ping'), 'disk')
      await end()
      assert.equal(await writer.ask('ping'), 'sound')
      assert.equal(await writer.ask('30'), 'kept')
      assert.equal(await writer.ask('read'), '3')
      await writer.kill()
      const again = asked(path)
      assert.deepEqual([await again.next(), await again.ask('read'), await again.ask('ping')], ['open', '3', 'sound'])
      await again.kill()
    } finally {
      await writer.kill()
      rmSync(root, { recursive: true })
    }
  })

/**
 * The limit of a process on the size of files: the kernel refuses the write with EFBIG. It proves what the store does with a write that
 * fails for another reason than room, SQLITE_IOERR_WRITE.
 */
function failingWrite(): Failing {
  const limit = (pid: number, size: string): void => {
    assert.equal(spawnSync('prlimit', ['--pid', String(pid), `--fsize=${size}:`]).status, 0)
  }
  return {
    name: 'a failing write',
    without: spawnSync('prlimit', ['--version']).status === 0 ? undefined : 'there is no prlimit',
    begin: async (pid) => {
      limit(pid, '4096')
      return async () => limit(pid, 'unlimited')
    },
  }
}

/**
 * A tracer that lets fsync and fdatasync of a process fail with EIO, as of a disk that lost what it was given. It proves that nothing
 * is acknowledged whose fsync failed, SQLITE_IOERR_FSYNC; what the kernel does with such pages it cannot show.
 */
function failingSync(): Failing {
  const tried = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true'])
  return {
    name: 'a failing fsync',
    without: tried.status === 0 ? undefined : 'there is no strace, or it may not trace',
    begin: async (pid) => {
      const syncs = 'fsync,fdatasync'
      const inject = ['-e', `trace=${syncs}`, '-e', `inject=${syncs}:error=EIO`]
      const tracer = spawn('strace', ['-f', ...inject, '-o', '/dev/null', '-p', String(pid)])
      // It says on standard error that it has attached.
      await once(tracer.stderr, 'data')
      return async () => {
        tracer.kill('SIGINT')
        await once(tracer, 'close')
      }
    },
  }
}

interface Asked {
  readonly pid: number
  next(): Promise<string>
  ask(line: string): Promise<string>
  kill(): Promise<void>
}

function asked(path: string): Asked {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'asked-writer.ts'), path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const { stdin, stdout } = child
  if (stdin === null || stdout === null || child.pid === undefined) throw new Error('the writer did not start')
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<string> => String((await lines.next()).value)
  return {
    pid: child.pid,
    next,
    ask: (line) => {
      stdin.write(`${line}\n`)
      return next()
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'close')
    },
  }
}
