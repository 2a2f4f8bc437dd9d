import { tenant } from '@ringwall/model'

/** What a server of a test is told, but for what the test is about. */
export const SETTINGS = { tenant: tenant('default'), targets: [], needsSecondPerson: false, origins: [] } as const
