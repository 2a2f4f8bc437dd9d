import { findings } from './findings.ts'
import { house } from './house.ts'
import { notifications } from './notifications.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { situation } from './situation.ts'

/** Everything the console says, in Simplified Chinese. */
export const zhHans = { ...shell, ...situation, ...findings, ...house, ...settings, ...notifications } as const
