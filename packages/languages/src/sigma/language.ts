import type { Language } from '../language.ts'
import { load } from './load.ts'

/** Sigma 2.1: rules, filters and correlations (https://github.com/SigmaHQ/sigma-specification). */
export const language: Language = { id: 'sigma', load }
