import { err, ok, type Result } from '@ringwall/model'
import type { Control, EngineMode } from './rule.ts'
import { parseIds } from './rule-selector.ts'
import { parseTarget } from './targets.ts'

/** `ctl:<name>=<value>`. */
export function parseControl(text: string): Result<Control, string> {
  const split = text.indexOf('=')
  const name = (split < 0 ? text : text.slice(0, split)).trim().toLowerCase()
  const value = split < 0 ? '' : text.slice(split + 1).trim()
  const parser = CONTROLS[name]
  return parser === undefined ? err(`ctl ${JSON.stringify(name)} is not known`) : parser(value)
}

type Parser = (value: string) => Result<Control, string>

function engine(value: string): Result<Control, string> {
  const mode = MODES[value.toLowerCase()]
  return mode === undefined ? err(`engine mode ${JSON.stringify(value)} is not known`) : ok({ kind: 'engine', mode })
}

function onOff(kind: 'request_body_access' | 'response_body_access' | 'force_request_body'): Parser {
  return (value) =>
    /^(?:on|off)$/i.test(value)
      ? ok({ kind, isOn: value.toLowerCase() === 'on' })
      : err(`${JSON.stringify(value)} is neither On nor Off`)
}

function size(kind: 'request_body_limit' | 'response_body_limit'): Parser {
  return (value) =>
    /^\d{1,12}$/.test(value) ? ok({ kind, sizeBytes: Number(value) }) : err(`${JSON.stringify(value)} is not a size`)
}

function removeById(value: string): Result<Control, string> {
  const which = parseIds([value])
  return which.ok ? ok({ kind: 'remove', which: which.value }) : which
}

function removeBy(by: 'tag' | 'message'): Parser {
  return (value) => ok({ kind: 'remove', which: { by, text: value } })
}

function removeTarget(by: 'id' | 'tag' | 'message'): Parser {
  return (value) => {
    const split = value.indexOf(';')
    if (split < 0) return err(`${JSON.stringify(value)} names no target after a semicolon`)
    const target = parseTarget(value.slice(split + 1).replace(/^!/, ''))
    if (!target.ok) return target
    const text = value.slice(0, split)
    const which = by === 'id' ? parseIds([text]) : ok({ by, text })
    return which.ok ? ok({ kind: 'remove_target', which: which.value, target: target.value }) : which
  }
}

const MODES: Readonly<Record<string, EngineMode>> = { on: 'on', off: 'off', detectiononly: 'detection_only' }
const AUDIT: Parser = () => ok({ kind: 'audit' })
const CONTROLS: Readonly<Record<string, Parser>> = {
  auditengine: AUDIT,
  auditlogparts: AUDIT,
  debugloglevel: AUDIT,
  forcerequestbodyvariable: onOff('force_request_body'),
  requestbodyaccess: onOff('request_body_access'),
  requestbodylimit: size('request_body_limit'),
  requestbodyprocessor: (value) => ok({ kind: 'body_processor', name: value.toUpperCase() }),
  responsebodyaccess: onOff('response_body_access'),
  responsebodylimit: size('response_body_limit'),
  ruleengine: engine,
  ruleremovebyid: removeById,
  ruleremovebymsg: removeBy('message'),
  ruleremovebytag: removeBy('tag'),
  ruleremovetargetbyid: removeTarget('id'),
  ruleremovetargetbymsg: removeTarget('message'),
  ruleremovetargetbytag: removeTarget('tag'),
}
