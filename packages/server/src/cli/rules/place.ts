import { join } from 'node:path'

/** Where posture checks and their cases are in a checkout. */
export const CHECKS = join(import.meta.dirname, '..', '..', '..', '..', 'engines', 'src', 'posture', 'checks')
