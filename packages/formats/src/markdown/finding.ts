import type { Evidence, Finding, Rule } from '@ringwall/model'
import {
  escapeMarkdown,
  lastLine,
  markdownCode,
  markdownFence,
  markdownProse,
  printEdit,
  printPlace,
  SEVERITY_SHAPES,
} from '../lib/text/index.ts'

/** A finding: what, where with the lines, how to mend it, and which rule says so. */
export function printFinding(finding: Finding, rule: Rule | undefined): string {
  const title = `#### ${SEVERITY_SHAPES[finding.severity]} ${finding.severity}: ${escapeMarkdown(finding.title)}`
  const blocks = [title, ...finding.evidence.map(printEvidence), markdownProse(finding.remediation)]
  return [...blocks, because(finding, rule), ...unseen(finding)].filter((block) => block !== '').join('\n\n')
}

function printEvidence({ message, span, excerpt, edit }: Evidence): string {
  const lines = excerpt.lines.map((line, index) => {
    const number = excerpt.firstLine + index
    const mark = number >= span.start.line && number <= lastLine(span) ? '>' : ' '
    return `${mark} ${String(number).padStart(4)} | ${line}`
  })
  const code = lines.length === 0 ? [] : [markdownFence(lines)]
  const fix = edit === undefined ? [] : [`Fix: ${markdownCode(printEdit(edit))}`]
  return [`${markdownCode(printPlace(span))} ${escapeMarkdown(message)}`, ...code, ...fix].join('\n\n')
}

function because({ rule: id }: Finding, rule: Rule | undefined): string {
  const standard = rule?.standard === undefined ? [] : [`${rule.standard.name}, ${rule.standard.section}`]
  const controls = (rule?.controls ?? []).map((control) => `${control.framework} ${control.id}`)
  const parts = [...standard, ...controls, ...(rule?.techniques ?? [])].map(escapeMarkdown)
  return `<sub>${[markdownCode(id), ...parts].join(' · ')}</sub>`
}

function unseen({ coverage }: Finding): readonly string[] {
  return coverage.map((gap) => `Not known: ${markdownCode(printPlace(gap.at))} ${escapeMarkdown(gap.message)}`)
}
