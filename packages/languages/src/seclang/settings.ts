import { err, ok, type Result } from '@ringwall/model'
import type { EngineMode } from './rule.ts'

/** What a configuration sets beside rules; the defaults are ModSecurity v3's. */
export interface Settings {
  readonly engine: EngineMode
  readonly requestBodyAccess: boolean
  readonly requestBodyLimitBytes: number
  readonly requestBodyNoFilesLimitBytes: number
  readonly requestBodyLimitAction: 'reject' | 'process_partial'
  readonly requestBodyJsonDepth: number
  readonly argumentsLimit: number
  readonly argumentSeparator: string
  readonly uploadFileLimit: number
  readonly responseBodyAccess: boolean
  readonly responseBodyLimitBytes: number
  readonly responseBodyLimitAction: 'reject' | 'process_partial'
  /** In lower case, without parameters; `undefined` lets every type pass. */
  readonly responseBodyTypes: readonly string[] | undefined
  readonly xmlExternalEntity: boolean
  readonly unicodeMap: { readonly file: string; readonly page: number } | undefined
  readonly webAppId: string
  readonly componentSignatures: readonly string[]
  /** Directives that say how a server logs, stores and names itself, which is not the language's to do: as they are written. */
  readonly others: Readonly<Record<string, string>>
}

export const DEFAULT_SETTINGS: Settings = {
  engine: 'off',
  requestBodyAccess: false,
  requestBodyLimitBytes: 134_217_728,
  requestBodyNoFilesLimitBytes: 1_048_576,
  requestBodyLimitAction: 'reject',
  requestBodyJsonDepth: 10_000,
  argumentsLimit: 1_000,
  argumentSeparator: '&',
  uploadFileLimit: 100,
  responseBodyAccess: false,
  responseBodyLimitBytes: 524_288,
  responseBodyLimitAction: 'reject',
  responseBodyTypes: undefined,
  xmlExternalEntity: false,
  unicodeMap: undefined,
  webAppId: '',
  componentSignatures: [],
  others: {},
}

/** The settings after a directive; `undefined` where it is no setting. */
export function applySetting(
  settings: Settings,
  directive: string,
  args: readonly string[],
): Result<Settings, string> | undefined {
  const setting = SETTINGS[directive.toLowerCase()]
  if (setting !== undefined) return setting(settings, args)
  if (!PASSED_ON.has(directive.toLowerCase())) return undefined
  return ok({ ...settings, others: { ...settings.others, [directive]: args.join(' ') } })
}

type Setting = (settings: Settings, args: readonly string[]) => Result<Settings, string>

function choice<K extends keyof Settings>(key: K, choices: Readonly<Record<string, Settings[K]>>): Setting {
  return (settings, [arg = '']) =>
    Object.hasOwn(choices, arg.toLowerCase())
      ? ok({ ...settings, [key]: choices[arg.toLowerCase()] })
      : err(`${JSON.stringify(arg)} is not one of ${Object.keys(choices).join(', ')}`)
}

function amount(key: keyof Settings): Setting {
  return (settings, [arg = '']) =>
    /^\d{1,12}$/.test(arg) ? ok({ ...settings, [key]: Number(arg) }) : err(`${JSON.stringify(arg)} is not a number`)
}

const ON_OFF = { on: true, off: false }
const LIMIT_ACTIONS = { reject: 'reject', processpartial: 'process_partial' } as const
const SETTINGS: Readonly<Record<string, Setting>> = {
  secruleengine: choice('engine', { on: 'on', off: 'off', detectiononly: 'detection_only' }),
  secrequestbodyaccess: choice('requestBodyAccess', ON_OFF),
  secrequestbodylimit: amount('requestBodyLimitBytes'),
  secrequestbodynofileslimit: amount('requestBodyNoFilesLimitBytes'),
  secrequestbodylimitaction: choice('requestBodyLimitAction', LIMIT_ACTIONS),
  secrequestbodyjsondepthlimit: amount('requestBodyJsonDepth'),
  secargumentslimit: amount('argumentsLimit'),
  secuploadfilelimit: amount('uploadFileLimit'),
  secresponsebodyaccess: choice('responseBodyAccess', ON_OFF),
  secresponsebodylimit: amount('responseBodyLimitBytes'),
  secresponsebodylimitaction: choice('responseBodyLimitAction', LIMIT_ACTIONS),
  secxmlexternalentity: choice('xmlExternalEntity', ON_OFF),
  secargumentseparator: (settings, [arg = '']) =>
    arg.length === 1 ? ok({ ...settings, argumentSeparator: arg }) : err('a separator is one character'),
  secresponsebodymimetype: (settings, args) =>
    ok({
      ...settings,
      responseBodyTypes: [...(settings.responseBodyTypes ?? []), ...args.map((a) => a.toLowerCase())],
    }),
  secresponsebodymimetypesclear: (settings) => ok({ ...settings, responseBodyTypes: [] }),
  secunicodemapfile: (settings, [file = '', page = '']) =>
    /^\d+$/.test(page)
      ? ok({ ...settings, unicodeMap: { file, page: Number(page) } })
      : err('a Unicode map needs a file and the number of a code page'),
  secwebappid: (settings, [arg = '']) => ok({ ...settings, webAppId: arg }),
  seccomponentsignature: (settings, [arg = '']) =>
    ok({ ...settings, componentSignatures: [...settings.componentSignatures, arg] }),
}

/** Known, kept as written, and without effect on what a rule judges. */
const PASSED_ON: ReadonlySet<string> = new Set(
  `SecAuditEngine SecAuditLog SecAuditLog2 SecAuditLogDir SecAuditLogDirMode SecAuditLogFileMode SecAuditLogFormat
  SecAuditLogParts SecAuditLogPrefix SecAuditLogRelevantStatus SecAuditLogStorageDir SecAuditLogType SecCacheTransformations
  SecCollectionTimeout SecConnEngine SecContentInjection SecCookieFormat SecCookieV0Separator SecDataDir SecDataset
  SecDebugLog SecDebugLogLevel SecDisableBackendCompression SecGuardianLog SecHttpBlKey SecInterceptOnError
  SecParseXmlIntoArgs SecPcreMatchLimit SecPcreMatchLimitRecursion SecRequestBodyInMemoryLimit SecRulePerfTime SecRxPreFilter
  SecSensorId SecServerSignature SecStatusEngine SecStreamInBodyInspection SecStreamOutBodyInspection SecTmpDir
  SecTmpSaveUploadedFiles SecUploadDir SecUploadFileMode SecUploadKeepFiles SecRuleInheritance SecIgnoreRuleCompilationErrors
  SecConnReadStateLimit SecConnWriteStateLimit SecReadStateLimit SecWriteStateLimit`
    .toLowerCase()
    .split(/\s+/),
)
