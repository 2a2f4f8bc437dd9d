/** What every command exits with. `findings` beats `incomplete`, `incomplete` beats `clean`. */
export const EXIT = { clean: 0, findings: 1, usage: 2, incomplete: 3, error: 4 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
