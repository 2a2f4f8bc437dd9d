import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Resolve } from '../format.ts'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

/** `g:a:v` or `g:a`, then what else stands in the element. */
const dependency = (text: string, more = '') => {
  const [group, artifact, version] = text.split(':')
  const written = version === undefined ? '' : `<version>${version}</version>`
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId>${written}${more}</dependency>`
}
const dependencies = (...all: readonly string[]) => `<dependencies>${all.join('\n')}</dependencies>`
const managed = (...all: readonly string[]) => `<dependencyManagement>${dependencies(...all)}</dependencyManagement>`
const project = (text: string, ...parts: readonly string[]) => {
  const [group, artifact, version] = text.split(':')
  const written = version === undefined ? '' : `<version>${version}</version>`
  return `<project><groupId>${group}</groupId><artifactId>${artifact}</artifactId>${written}\n${parts.join('\n')}</project>`
}
const parent = (text: string, path = '') => {
  const [group, artifact, version] = text.split(':')
  return `<parent><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${path}</parent>`
}
const excluding = (group: string, artifact: string) =>
  `<exclusions><exclusion><groupId>${group}</groupId><artifactId>${artifact}</artifactId></exclusion></exclusions>`

/** Projects of a repository by their coordinates. */
const repository: Readonly<Record<string, string>> = {
  'g:a:1': project(
    'g:a:1',
    dependencies(
      dependency('g:b:1'),
      dependency('g:t:1', '<scope>test</scope>'),
      dependency('g:o:1', '<optional>true</optional>'),
    ),
  ),
  'g:b:1': project('g:b:1', dependencies(dependency('g:c:1'))),
  'g:b:2': project('g:b:2'),
  'g:c:1': project('g:c:1'),
  'g:c:2': project('g:c:2'),
  'g:hard:1': project('g:hard:1', dependencies(dependency('g:b:[2]'))),
  'g:bom:1': project('g:bom:1', '<properties><c>2</c></properties>', managed(dependency('g:c:$'.concat('{c}')))),
  'g:parent:1': project(
    'g:parent:1',
    '<properties><v>1</v></properties>',
    dependencies(dependency('g:c', '<version>$'.concat('{v}</version>'))),
  ),
  'g:loop:1': project('g:loop:1', dependencies(dependency('g:loop2:1'))),
  'g:loop2:1': project('g:loop2:1', dependencies(dependency('g:loop:1'))),
}
const files: Readonly<Record<string, string>> = {
  'app/module/pom.xml': project(
    'g:module:1',
    dependencies(dependency('g:c:1')),
    '<modules><module>../module</module></modules>',
  ),
  'module/pom.xml': `<project>${parent('g:app:1')}<artifactId>inner</artifactId></project>`,
  '/module/pom.xml': `<project>${parent('g:app:1')}<artifactId>inner</artifactId></project>`,
  'pom.xml': project('g:app:1', dependencies(dependency('g:c:1'))),
  '/pom.xml': project('g:app:1', dependencies(dependency('g:c:1'))),
  '../pom.xml': project('g:over:1', dependencies(dependency('g:c:2'))),
  'up/pom.xml': project('g:up:7', managed(dependency('g:c:2'))),
}
const resolve: Resolve = (wanted) => {
  const key = wanted.path.replace(/\/[^/]*$/, '').replace(/\/([^/]*)\/([^/]*)$/, ':$1:$2')
  const text = wanted.kind === 'file' ? files[wanted.path] : repository[key]
  return text === undefined ? undefined : new TextEncoder().encode(text)
}

const cases: readonly {
  readonly name: string
  readonly pom: string
  readonly says: readonly string[]
  readonly path?: string
}[] = [
  {
    name: 'what is needed of what is needed, without tests and what is optional there',
    pom: project('g:app:1', dependencies(dependency('g:a:1'), dependency('g:junit:4', '<scope>test</scope>'))),
    says: [
      'pkg:maven/g/app@1 root :1 > g:a@1',
      'pkg:maven/g/a@1 direct :2 > g:b@1',
      'pkg:maven/g/b@1 indirect > g:c@1',
      'pkg:maven/g/c@1 indirect',
      'pkg:maven/g/junit@4 development direct :3',
    ],
  },
  {
    name: 'the nearest version, and what only the farther one needs is gone',
    pom: project('g:app:1', dependencies(dependency('g:a:1'), dependency('g:b:2'))),
    says: ['pkg:maven/g/app@1 root :1 > g:a@1 g:b@2', 'pkg:maven/g/a@1 direct :2 > g:b@2', 'pkg:maven/g/b@2 direct :3'],
  },
  {
    name: 'a version that is demanded farther off',
    pom: project('g:app:1', dependencies(dependency('g:b:1'), dependency('g:hard:1'))),
    says: [
      'pkg:maven/g/app@1 root :1 > g:b@2 g:hard@1',
      'pkg:maven/g/b@2 direct :2',
      'pkg:maven/g/hard@1 direct :3 > g:b@2',
    ],
  },
  {
    name: 'what the project manages counts for all below it',
    pom: project('g:app:1', managed(dependency('g:c:2')), dependencies(dependency('g:b:1'))),
    says: ['pkg:maven/g/app@1 root :1 > g:b@1', 'pkg:maven/g/b@1 direct :3 > g:c@2', 'pkg:maven/g/c@2 indirect'],
  },
  {
    name: 'versions of a list that is imported, with its own properties',
    pom: project(
      'g:app:1',
      managed(dependency('g:bom:1', '<type>pom</type><scope>import</scope>')),
      dependencies(dependency('g:c')),
    ),
    says: ['pkg:maven/g/app@1 root :1 > g:c@2', 'pkg:maven/g/c@2 direct :3'],
  },
  {
    name: 'a parent of a repository, whose properties a child sets anew',
    pom: `<project>${parent('g:parent:1')}<artifactId>app</artifactId><properties><v>2</v></properties></project>`,
    says: ['pkg:maven/g/app@1 root :1 > g:c@2', 'pkg:maven/g/c@2 direct'],
  },
  {
    name: 'a parent beside it',
    path: 'up/child/pom.xml',
    pom: project('g:app:1', parent('g:up:7'), dependencies(dependency('g:c'))),
    says: ['pkg:maven/g/app@1 root :1 > g:c@2', 'pkg:maven/g/c@2 direct :3'],
  },
  {
    name: 'a file beside it that is another version is not its parent',
    path: 'up/child/pom.xml',
    pom: project('g:app:1', parent('g:up:8'), dependencies(dependency('g:c'))),
    says: [
      'pkg:maven/g/app@1 root :1 > g:c',
      'pkg:maven/g/c direct :3',
      'missing at 1: not found, so that what they bring is not known: g:up:8, g:c',
    ],
  },
  {
    name: 'exclusions, of any group too',
    pom: project('g:app:1', dependencies(dependency('g:a:1', excluding('*', 'c')))),
    says: ['pkg:maven/g/app@1 root :1 > g:a@1', 'pkg:maven/g/a@1 direct :2 > g:b@1', 'pkg:maven/g/b@1 indirect'],
  },
  {
    name: 'a range and a property without a value',
    pom: project('g:app:1', dependencies(dependency('g:b:[1,2)'), dependency('g:c:$'.concat('{nowhere}')))),
    says: [
      'pkg:maven/g/app@1 root :1 > g:b g:c',
      'pkg:maven/g/b direct :2 "[1,2)"',
      'pkg:maven/g/c direct :3',
      'missing at 1: not found, so that what they bring is not known: g:b, g:c',
    ],
  },
  {
    name: 'modules, each with what it needs; one that leads back, one that is not there',
    path: 'app/pom.xml',
    pom: project('g:app:1', '<modules><module>module</module><module>gone</module></modules>'),
    says: [
      'pkg:maven/g/app@1 root :1',
      'pkg:maven/g/module@1 workspace > g:c@1',
      'pkg:maven/g/c@1 direct',
      'missing at 1: not found, so that what they bring is not known: module gone',
    ],
  },
  ...['pom.xml', './pom.xml', '/pom.xml'].map((path) => ({
    name: `a module of ${path}, which is its parent`,
    path,
    pom: project('g:app:1', dependencies(dependency('g:c:1')), '<modules><module>module</module></modules>'),
    says: ['pkg:maven/g/app@1 root :1 > g:c@1', 'pkg:maven/g/c@1 direct :2', 'pkg:maven/g/inner@1 workspace > g:c@1'],
  })),
  ...['module/pom.xml', './module/pom.xml', '/module/pom.xml'].map((path) => ({
    name: `a parent in the root folder, of ${path}`,
    path,
    pom: `<project>${parent('g:app:1')}<artifactId>inner</artifactId></project>`,
    says: ['pkg:maven/g/inner@1 root :1 > g:c@1', 'pkg:maven/g/c@1 direct'],
  })),
  {
    name: 'a parent above where we stand',
    path: 'pom.xml',
    pom: `<project>${parent('g:over:1')}<artifactId>inner</artifactId></project>`,
    says: ['pkg:maven/g/inner@1 root :1 > g:c@2', 'pkg:maven/g/c@2 direct'],
  },
  {
    name: 'a path that leads above everything',
    path: '/pom.xml',
    pom: project('g:app:1', '<modules><module>../module</module></modules>'),
    says: [
      'pkg:maven/g/app@1 root :1',
      'missing at 1: not found, so that what they bring is not known: module ../module',
    ],
  },
  {
    name: 'artifacts that need each other',
    pom: project('g:app:1', dependencies(dependency('g:loop:1'))),
    says: [
      'pkg:maven/g/app@1 root :1 > g:loop@1',
      'pkg:maven/g/loop@1 direct :2 > g:loop2@1',
      'pkg:maven/g/loop2@1 indirect > g:loop@1',
    ],
  },
  {
    name: 'properties that mean themselves',
    pom: project('g:app:$'.concat('{x}'), '<properties><x>$'.concat('{y}$', '{y}</x><y>$', '{x}</y></properties>')),
    says: ['pkg:maven/g/app root :1'],
  },
  { name: 'another element', pom: '<settings/>', says: ['wrong_type at 1: not a project of Maven: element settings'] },
  { name: 'broken XML', pom: '<project>', says: ['syntax at 1: not XML: unclosed tag: project'] },
]
for (const { name, pom, says, path } of cases)
  test(name, () => assert.deepEqual(sample(parser, pom, path ?? 'pom.xml', resolve), says))
