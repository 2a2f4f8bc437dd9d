import { parseRuleId, type Rule, type RuleId } from '@ringwall/model'

/** Id of the rule that reports exceptions whose day has passed. */
export const EXPIRED = id('exception-expired')
/** Id of the rule that reports exceptions that matched nothing. */
export const UNMATCHED = id('exception-unmatched')
/** Id of the rule that reports annotations that were meant as an exception and are none. */
export const MALFORMED = id('exception-malformed')

/** The rules that judge exceptions. None of them can be excepted. */
export const EXCEPTION_RULES: readonly Rule[] = [
  {
    ...shared(),
    id: EXPIRED,
    title: 'Exception has expired and excepts nothing any more',
    description:
      'An accepted risk is accepted for a time. After its last day an exception is as if it were not written: what it excepted is open again.',
    severity: 'medium',
    remediation:
      'Mend what the exception accepts and remove it, or have its owner accept the risk anew with a later `expires` and a reason that still holds.',
    translations: {
      'zh-Hans': {
        title: '例外已过期，不再豁免任何结果',
        remediation:
          '修复该例外所接受的问题并将其移除，或由负责人重新接受风险，写明更晚的 `expires` 与仍然成立的理由。',
      },
    },
  },
  {
    ...shared(),
    id: UNMATCHED,
    title: 'Exception matches nothing',
    description:
      'An exception that matches no finding either speaks of what is mended, and would hide its return, or has a mistake in a name, and does not do what somebody believes it does. Each rule, asset, file and path of an exception is expected to match; it is reported only where all that it speaks of was judged.',
    severity: 'low',
    remediation: 'Remove what matches nothing, or correct it to name what is to be excepted.',
    translations: {
      'zh-Hans': { title: '例外未匹配任何结果', remediation: '移除未匹配的部分，或更正其中的名称。' },
    },
  },
  {
    ...shared(),
    id: MALFORMED,
    title: 'Annotation is meant as an exception and is none',
    description:
      'An annotation that begins with `exception.ringwall.dev/` names a rule, and has as its value a YAML map with `reason`, `owner` and `expires`, on the object itself. One that is written otherwise excepts nothing.',
    severity: 'medium',
    remediation:
      "Write it as `exception.ringwall.dev/<rule>: '{reason: why, owner: who, expires: 2027-01-31}'` in the metadata of the object, not of its pod template.",
    translations: {
      'zh-Hans': {
        title: '注解本意为例外，但并非有效例外',
        remediation:
          "在对象自身（而非 Pod 模板）的元数据中写成 `exception.ringwall.dev/<规则>: '{reason: 原因, owner: 负责人, expires: 2027-01-31}'`。",
      },
    },
  },
]

function shared() {
  return {
    language: 'native',
    classes: ['kubernetes_resource'],
    logic: { kind: 'native' },
    standard: undefined,
    references: [],
    techniques: [],
    controls: [],
    maturity: 'stable',
    falsePositives: [],
  } as const satisfies Partial<Rule>
}

function id(text: string): RuleId {
  const parsed = parseRuleId(text)
  if (parsed === undefined) throw new Error(`"${text}" is no rule id`)
  return parsed
}
