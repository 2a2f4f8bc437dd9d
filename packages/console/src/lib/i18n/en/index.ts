import { findings } from './findings.ts'
import { house } from './house.ts'
import { notifications } from './notifications.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { situation } from './situation.ts'

/** Everything the console says, in English: the language that the others follow. */
export const en = { ...shell, ...situation, ...findings, ...house, ...settings, ...notifications } as const

/** Names a sentence of the console. */
export type Key = keyof typeof en
