import { type Excepted, nameOf, type Scan } from '@ringwall/model'
import {
  firstPlace,
  plural,
  printAcceptance,
  printable,
  printComparison,
  printOrigin,
  printPlace,
  SEVERITY_SHAPES,
} from '../lib/text/index.ts'
import type { Paint } from './paint.ts'

/** All that is excepted, by finding: what, where, and who accepts it. */
export function listExcepted({ excepted }: Scan, print: Paint): string {
  return [print.strong('Excepted'), ...excepted.flatMap((each) => lines(each, print))].join('\n')
}

function lines({ finding, exception }: Excepted, print: Paint): readonly string[] {
  const { severity, asset, rule, evidence } = finding
  const label = print.severity(severity, `${SEVERITY_SHAPES[severity]} ${severity}`)
  const place = print.dim(printable(printPlace(firstPlace(finding))))
  const more = evidence.length > 1 ? `, and in ${plural(evidence.length - 1, 'more place')}` : ''
  return [
    `  ${label}  ${printable(nameOf(asset))}  ${print.dim(rule)}`,
    `      ${printable(evidence[0]?.message ?? finding.title)}${more}  ${place}`,
    `      ${printable(printAcceptance(exception))}  ${print.dim(printable(printOrigin(exception)))}`,
  ]
}

/** The rows of the summary about exceptions and the baseline, each a title and its text; none where there are none. */
export function acceptedRows(scan: Scan, isListed: boolean): readonly (readonly string[])[] {
  const { excepted, exceptions, comparison, findings } = scan
  const count = (state: string): number => exceptions.filter((use) => use.state === state).length
  const hint = isListed ? '' : ' (--show-excepted lists them)'
  const parts = [
    ...(excepted.length === 0
      ? []
      : [`${plural(excepted.length, 'finding')} by ${plural(count('matched'), 'exception')}${hint}`]),
    ...(count('not_known') === 0 || !isListed
      ? []
      : [`${plural(count('not_known'), 'exception')} matched nothing here, and may match what was not judged`]),
  ]
  return [
    ...(comparison === undefined
      ? []
      : [[`Against ${printable(comparison.baseline.file)}`, printComparison(comparison, findings).join(' · ')]]),
    ...(parts.length === 0 ? [] : [['Excepted', parts.join('; ')]]),
  ]
}
