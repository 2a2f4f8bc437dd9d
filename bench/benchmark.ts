/** One figure of a benchmark, printed as one line of JSON. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What DESIGN targets, in words; empty where there is none. */
  readonly target: string
  /** `undefined` where there is no target. */
  readonly met: boolean | undefined
  readonly note: string
}

export interface Benchmark {
  readonly run: (corpora: string) => AsyncIterable<Figure>
}

/** The middle one of the values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Milliseconds of each of `runs` calls after one that is not counted. */
export async function times(runs: number, work: () => unknown): Promise<readonly number[]> {
  await work()
  const measured: number[] = []
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    await work()
    measured.push(performance.now() - start)
  }
  return measured
}

/** Milliseconds of processor time, all threads together, of each of `runs` calls after one that is not counted: what else the machine does matters less. */
export async function cpuTimes(runs: number, work: () => unknown): Promise<readonly number[]> {
  await work()
  const measured: number[] = []
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    measured.push((user + system) / 1000)
  }
  return measured
}
