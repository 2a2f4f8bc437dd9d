import type { Rule } from '@ringwall/model'

/** The page of a rule, from what its file says and from the first plain cases of each outcome beside it. */
export function checkPage(rule: Rule, cases: string): string {
  const { standard, falsePositives } = rule
  const demanded = standard === undefined ? [] : [`[${standard.name}](${standard.url}): ${standard.section}.`]
  const sections: readonly (readonly [string, string])[] = [
    ['Demand', paragraphs([rule.description, ...demanded])],
    ['What to do', paragraphs([rule.remediation])],
    ['Where it may be wrong', paragraphs(falsePositives)],
    ['Controls', list([...rule.controls.map(({ framework, id }) => `${framework} ${id}`), ...attack(rule)])],
    ['It fires here', example(cases, true)],
    ['It does not fire here', example(cases, false)],
    ['References', list(rule.references.map((url) => `<${url}>`))],
    ...chinese(rule),
  ]
  const body = sections.filter(([, text]) => text !== '').map(([title, text]) => `## ${title}\n\n${text}\n`)
  return [`# ${rule.title}\n`, `${facts(rule)}\n`, ...body].join('\n')
}

function facts({ id, severity, maturity, isOptional }: Rule): string {
  const asked = isOptional === 'house' ? 'the `house` settings ask for it' : '`rules.on` names it'
  const run = isOptional ? `. It runs only where ${asked} (see [configuration](../configuration.md))` : ''
  return `\`${id}\` · ${severity} · ${maturity}${run}`
}

function chinese({ translations }: Rule): readonly (readonly [string, string])[] {
  const words = translations?.['zh-Hans']
  return words === undefined ? [] : [['简体中文', paragraphs([`**${words.title}**`, words.remediation])]]
}

function attack({ techniques }: Rule): readonly string[] {
  return techniques.map((id) => `[ATT&CK ${id}](https://attack.mitre.org/techniques/${id.replace('.', '/')}/)`)
}

function paragraphs(texts: readonly string[]): string {
  return texts.join('\n\n')
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}

/** The first case of the outcome that stands by itself: one without an alias to another case, or that says its neighbours. */
function example(cases: string, fires: boolean): string {
  const plain = cases
    .split(/^(?=- note:)/m)
    .find((block) => block.includes(`\n  fires: ${fires}\n`) && !/[:\-\s] [*&]\w/.test(block) && !/<<:/.test(block))
  const object = plain === undefined ? undefined : /^ {2}object:\n((?: {4}.*\n|\n)+)/m.exec(plain)?.[1]
  if (plain === undefined || object === undefined || /^ {2}(?:beside|partial):/m.test(plain)) return ''
  const note = /^- note: (.*)$/m.exec(plain)?.[1] ?? ''
  return `${note.replace(/^(['"])(.*)\1$/, '$2')}\n\n\`\`\`yaml\n${object.replace(/^ {4}/gm, '').trimEnd()}\n\`\`\``
}
