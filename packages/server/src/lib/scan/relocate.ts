import { relative, resolve, sep } from 'node:path'
import type { Comparison, Excepted, Finding, Gap, Scan, Span } from '@ringwall/model'
import { repositoryOf } from './repository.ts'

/**
 * The scan with every file named by its path in the Git repository around `cwd`, as the forges that show reports beside
 * code need it. Files outside of it, and all where there is none, keep the name they had.
 */
export function inRepository(scan: Scan, cwd: string): Scan {
  const root = repositoryOf(cwd)
  if (root === undefined) return scan
  const rename = (file: string): string => {
    const path = relative(root, resolve(cwd, file))
    return file === '-' || path === '' || path.startsWith('..') ? file : path.replaceAll(sep, '/')
  }
  return {
    ...scan,
    findings: scan.findings.map((finding) => renamed(finding, rename)),
    excepted: scan.excepted.map((excepted) => renamedExcepted(excepted, rename)),
    comparison: scan.comparison === undefined ? undefined : renamedFixed(scan.comparison, rename),
    coverage: { ...scan.coverage, gaps: scan.coverage.gaps.map((gap) => renamedGap(gap, rename)) },
  }
}

type Rename = (file: string) => string

function renamed(finding: Finding, rename: Rename): Finding {
  return {
    ...finding,
    evidence: finding.evidence.map((evidence) => ({ ...evidence, span: renamedSpan(evidence.span, rename) })),
    coverage: finding.coverage.map((gap) => renamedGap(gap, rename)),
  }
}

function renamedExcepted({ finding, exception, extent }: Excepted, rename: Rename): Excepted {
  return {
    finding: renamed(finding, rename),
    exception: { ...exception, at: renamedSpan(exception.at, rename) },
    extent,
  }
}

/** The baseline named them from where its own scan was started, which is most often here. */
function renamedFixed(comparison: Comparison, rename: Rename): Comparison {
  const fixed = comparison.fixed.map((finding) => ({
    ...finding,
    at: { ...finding.at, file: rename(finding.at.file) },
  }))
  return { ...comparison, fixed }
}

function renamedGap(gap: Gap, rename: Rename): Gap {
  return { ...gap, at: { ...gap.at, file: rename(gap.at.file) } }
}

function renamedSpan(span: Span, rename: Rename): Span {
  return { ...span, file: rename(span.file) }
}
