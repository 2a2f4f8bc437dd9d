import { type Dict, fn, int, isDict, type Struct, type Value } from '../lib/go-template/index.ts'
import { API_VERSIONS } from './api-versions.ts'
import type { Chart } from './chart.ts'
import { filesValue } from './files.ts'
import type { Maintainer, Metadata } from './metadata.ts'

/** The cluster and the release that a chart is rendered for. */
export interface Release {
  /** The chart's own name where there is none. */
  readonly name: string | undefined
  readonly namespace: string
  /** `1.37`. */
  readonly kubernetesVersion: string
  /** Group versions that the cluster has beside those of every cluster, such as `monitoring.coreos.com/v1`. */
  readonly apiVersions: readonly string[]
  readonly isUpgrade: boolean
}

/** What templates of a chart and its subcharts see as dot. */
export interface ChartData {
  readonly chart: Chart
  /** Path of the chart as its templates are named: `parent/charts/child`. */
  readonly fullPath: string
  readonly data: Dict
}

/** The data of a chart, then those of its subcharts, which see their part of the same values. */
export function chartData(chart: Chart, values: Dict, release: Release): readonly ChartData[] {
  const shared: Shared = { release: releaseValue(release, chart.name), capabilities: capabilitiesValue(release) }
  return collect(chart, chart.name, values, shared, true)
}

interface Shared {
  readonly release: Dict
  readonly capabilities: Struct
}

function collect(chart: Chart, fullPath: string, values: Dict, shared: Shared, isRoot: boolean): readonly ChartData[] {
  const subcharts: Dict = new Map()
  const data: Dict = new Map<string, Value>([
    ['Chart', chartValue(chart.metadata, isRoot)],
    ['Files', filesValue(chart.files)],
    ['Release', shared.release],
    ['Capabilities', shared.capabilities],
    ['Values', values],
    ['Subcharts', subcharts],
  ])
  const children = chart.dependencies.map((child) => {
    const own = values.get(child.name)
    const all = collect(child, `${fullPath}/charts/${child.name}`, isDict(own) ? own : new Map(), shared, false)
    const [first] = all
    if (first !== undefined) subcharts.set(child.name, first.data)
    return all
  })
  return [{ chart, fullPath, data }, ...children.flat()]
}

function releaseValue({ name, namespace, isUpgrade }: Release, chart: string): Dict {
  return new Map<string, Value>([
    ['Name', name ?? chart],
    ['Namespace', namespace],
    ['IsUpgrade', isUpgrade],
    ['IsInstall', !isUpgrade],
    ['Revision', int(1)],
    ['Service', 'Helm'],
  ])
}

function capabilitiesValue({ kubernetesVersion, apiVersions }: Release): Struct {
  const [major = '1', minor = '0', patch = '0'] = kubernetesVersion.replace(/^v/, '').split('.')
  const version = `v${major}.${minor}.${patch}`
  const known = [...API_VERSIONS, ...apiVersions]
  return struct('*chartutil.Capabilities', version, {
    KubeVersion: struct('chartutil.KubeVersion', version, {
      Version: version,
      GitVersion: version,
      String: version,
      Major: major,
      Minor: minor,
    }),
    APIVersions: {
      ...struct('chartutil.VersionSet', `[${known.join(' ')}]`, {
        Has: fn(['string'], (name) => known.includes(name)),
      }),
      items: known,
    },
    HelmVersion: struct('chartutil.HelmVersion', HELM_VERSION, {
      Version: HELM_VERSION,
      GitCommit: '',
      GitTreeState: 'clean',
      GoVersion: 'go1.24',
    }),
  })
}

function chartValue(metadata: Metadata, isRoot: boolean): Struct {
  const { name, version, appVersion, apiVersion, type, description, home, icon, kubeVersion } = metadata
  return struct('chart.Metadata', name, {
    Name: name,
    Version: version,
    AppVersion: appVersion,
    APIVersion: apiVersion,
    Type: type,
    Description: description,
    Home: home,
    Icon: icon,
    KubeVersion: kubeVersion,
    Deprecated: metadata.isDeprecated,
    Condition: '',
    Tags: '',
    IsRoot: isRoot,
    Sources: metadata.sources,
    Keywords: metadata.keywords,
    Annotations: new Map(Object.entries(metadata.annotations)),
    Maintainers: metadata.maintainers.map(maintainerValue),
    Dependencies: metadata.dependencies.map((dependency) =>
      struct('*chart.Dependency', dependency.name, {
        Name: dependency.alias || dependency.name,
        Version: dependency.version,
        Repository: dependency.repository,
        Condition: dependency.condition,
        Alias: dependency.alias,
        Enabled: true,
        Tags: dependency.tags,
      }),
    ),
  })
}

function maintainerValue({ name, email, url }: Maintainer): Struct {
  return struct('*chart.Maintainer', name, { Name: name, Email: email, URL: url })
}

function struct(type: string, printed: string, fields: Readonly<Record<string, Value>>): Struct {
  return { go: 'struct', type, printed, fields: new Map(Object.entries(fields)) }
}

const HELM_VERSION = 'v3.19.0'
