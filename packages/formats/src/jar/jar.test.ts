import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { zipOf } from '../lib/zip/write.ts'
import { parser } from './parser.ts'

const properties = (artifact: string, version: string) =>
  `#made\ngroupId=org.x\nartifactId=${artifact}\nversion=${version}\n`
const named = (artifact: string, version: string) =>
  zipOf({ [`META-INF/maven/org.x/${artifact}/pom.properties`]: properties(artifact, version) })

let nested = named('deep', '9')
for (let i = 0; i < 9; i++) nested = zipOf({ 'in.jar': nested })

const cases = [
  { name: 'properties', path: 'lib/a-1.0.jar', archive: named('a', '1.0'), says: ['pkg:maven/org.x/a@1.0'] },
  {
    name: 'archives within a web application',
    path: 'app.war',
    archive: zipOf({ 'WEB-INF/lib/a.jar': named('a', '1.0'), 'WEB-INF/lib/b.jar': named('b', '2.0') }),
    says: ['pkg:maven/org.x/a@1.0', 'pkg:maven/org.x/b@2.0'],
  },
  {
    name: 'a manifest, with a line that goes on',
    path: 'c-3.0.jar',
    archive: zipOf({
      'META-INF/MANIFEST.MF':
        'Implementation-Vendor-Id: org\n .x\nImplementation-Title: c\nImplementation-Version: 3.0\n',
    }),
    says: ['pkg:maven/org.x/c@3.0'],
  },
  {
    name: 'the name of a bundle, beside what is built in',
    path: 'shaded.jar',
    archive: zipOf({
      'META-INF/maven/org.x/a/pom.properties': properties('a', '1.0'),
      'META-INF/MANIFEST.MF': 'Bundle-SymbolicName: com.y.core;singleton:=true\nBundle-Name: core\nBundle-Version: 4\n',
    }),
    says: ['pkg:maven/org.x/a@1.0', 'pkg:maven/com.y/core@4'],
  },
  {
    name: 'one that does not say what it is',
    path: 'odd.jar',
    archive: zipOf({ 'a.class': 'x' }),
    says: ['wrong_type: odd.jar: an archive of Java that does not say what it is'],
  },
  {
    name: 'too many archives within each other',
    path: 'x.jar',
    archive: nested,
    says: [`too_deep: x.jar${'!in.jar'.repeat(9)}: nested deeper than 8 archives`],
  },
  {
    name: 'no archive',
    path: 'x.jar',
    archive: new TextEncoder().encode('hello'),
    says: ['syntax: not an archive of Java: no end of a zip archive'],
  },
]
for (const { name, path, archive, says } of cases)
  test(name, () => assert.deepEqual(sample(parser, archive, path), says))
