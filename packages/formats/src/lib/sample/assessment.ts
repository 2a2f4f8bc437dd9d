import type { AssessedControl, Assessment, Control, RuleId } from '@ringwall/model'
import { emptyScan, HOSTILE, sampleScan } from './scan.ts'

/** An assessment with a control of every status, over the sample scan. All that is `text` came from outside. */
export function sampleAssessment(text: string = HOSTILE): Assessment {
  const scan = sampleScan(text)
  const rules = [...scan.rules.keys()]
  const controls: readonly AssessedControl[] = [
    {
      status: 'failed',
      control: control('5.1', 'Ask.'),
      rules,
      findings: scan.findings,
      severity: 'critical',
      because: [],
    },
    { status: 'met', control: control('5.2', ''), rules },
    { status: 'partly', control: { ...control('5.3', text), title: text, level: text }, rules, gaps: 2, idle: [] },
    { status: 'not_evaluated', control: control('5.4', 'Ask.'), rules, because: [{ reason: 'no_object', rules }] },
    { status: 'not_decided', control: { ...control('5.5', ''), decidedBy: 'node', also: ['B'] }, rules: [] },
    { status: 'failed', control: control('5.6', ''), rules, findings: [], severity: undefined, because: OFF },
  ]
  const sections = [
    { section: { id: 'A', title: text, note: text, controls: controls.map((it) => it.control) }, controls },
    { section: { id: 'B', title: 'Empty', note: '', controls: [] }, controls: [] },
  ]
  return {
    framework: {
      id: 'house',
      name: text,
      version: '1',
      publisher: text,
      url: 'https://standard.example/a?b=c&d',
      licence: text,
      note: text,
      namedBy: 'controls',
      sections: sections.map(({ section }) => section),
    },
    scan,
    sections,
    score: {
      counts: { failed: 2, met: 1, partly: 1, not_evaluated: 1, not_decided: 1 },
      total: 6,
      decided: 4,
      passed: 2,
      percent: 50,
    },
  }
}

/** An assessment of which no rule said anything, by a framework that says next to nothing of itself. */
export function silentAssessment(): Assessment {
  const own = control('1', '')
  const section = { id: 'A', title: 'Only', note: '', controls: [own] }
  return {
    framework: {
      id: 'bare',
      name: 'Bare',
      version: '',
      publisher: '',
      url: '',
      licence: '',
      note: '',
      namedBy: 'controls',
      sections: [section],
    },
    scan: emptyScan(),
    sections: [{ section, controls: [{ status: 'not_decided', control: own, rules: [] }] }],
    score: {
      counts: { failed: 0, met: 0, partly: 0, not_evaluated: 0, not_decided: 1 },
      total: 1,
      decided: 0,
      passed: 0,
      percent: undefined,
    },
  }
}

function control(id: string, undecided: string): Control {
  return { id, title: `Demand ${id}`, level: undefined, undecided, decidedBy: 'cluster', rules: [], also: [] }
}

// The id is well formed.
const OFF = [{ reason: 'did_not_run', rules: ['house-off' as RuleId] }] as const
