import { EXCEPTION_RULES } from '@ringwall/engines/exceptions'
import { checks } from '@ringwall/engines/posture'
import { VULNERABILITY_RULES } from '@ringwall/engines/vulnerability'
import type { Rule } from '@ringwall/model'

/** Every rule there is, of all engines. */
export const RULES: readonly Rule[] = [...checks.map(({ rule }) => rule), ...EXCEPTION_RULES, ...VULNERABILITY_RULES]
