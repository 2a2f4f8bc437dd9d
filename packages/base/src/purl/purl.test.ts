import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { packageOf, parsePurl, printPurl, purlOf } from './index.ts'

const canonical: readonly { readonly text: string; readonly is: string | undefined }[] = [
  { text: 'pkg:npm/%40angular/animation@12.3.1', is: 'pkg:npm/%40angular/animation@12.3.1' },
  { text: 'pkg:npm/@angular/animation@12.3.1', is: 'pkg:npm/%40angular/animation@12.3.1' },
  { text: 'PKG:NPM/Foo@1.0', is: 'pkg:npm/foo@1.0' },
  { text: 'pkg://pypi/Django_Rest.Framework@3', is: 'pkg:pypi/django-rest-framework@3' },
  {
    text: 'pkg:deb/debian/curl@7.50.3-1?distro=jessie&arch=i386',
    is: 'pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie',
  },
  {
    text: 'pkg:golang/google.golang.org/genproto#/googleapis/../api/./',
    is: 'pkg:golang/google.golang.org/genproto#googleapis/api',
  },
  { text: 'pkg:maven/org.apache/a.b@1.0%2B2?type=&classifier=x', is: 'pkg:maven/org.apache/a.b@1.0%2B2?classifier=x' },
  { text: 'pkg:docker/nginx@sha256:244fd4', is: 'pkg:docker/nginx@sha256:244fd4' },
  { text: 'pkg:generic/a%20b@1:2~3!', is: 'pkg:generic/a%20b@1:2~3%21' },
  {
    text: 'pkg:github/Package-url/Purl-Spec@244fd47e07d1004f0aed9c',
    is: 'pkg:github/package-url/purl-spec@244fd47e07d1004f0aed9c',
  },
  { text: 'pkg:npm/foo@', is: 'pkg:npm/foo' },
  { text: 'pkg:npm', is: undefined },
  { text: 'pkg:npm/', is: undefined },
  { text: 'npm/foo@1', is: undefined },
  { text: 'pkg:n&p/foo', is: undefined },
  { text: 'pkg:1npm/foo', is: undefined },
  { text: 'pkg:npm/%zz', is: undefined },
  { text: 'pkg:npm/foo?a', is: undefined },
  { text: 'pkg:npm/foo?a=1&A=2', is: undefined },
]
for (const { text, is } of canonical)
  test(`${text} is ${is ?? 'no package URL'}`, () => {
    const purl = parsePurl(text)
    assert.equal(purl === undefined ? undefined : printPurl(purl), is)
  })

const packages = [
  { ecosystem: 'npm', name: '@babel/core', purl: 'pkg:npm/%40babel/core@1' },
  { ecosystem: 'PyPI', name: 'Flask', purl: 'pkg:pypi/flask@1' },
  { ecosystem: 'Maven', name: 'org.slf4j:slf4j-api', purl: 'pkg:maven/org.slf4j/slf4j-api@1' },
  { ecosystem: 'Go', name: 'github.com/BurntSushi/toml', purl: 'pkg:golang/github.com/BurntSushi/toml@1' },
  { ecosystem: 'Debian', name: 'curl', purl: 'pkg:deb/debian/curl@1' },
  { ecosystem: 'CocoaPods', name: 'AppCenter/Core', purl: 'pkg:cocoapods/AppCenter@1#Core' },
  { ecosystem: 'crates.io', name: 'libc', purl: 'pkg:cargo/libc@1' },
  { ecosystem: 'WordPress', name: 'wordpress', purl: 'pkg:generic/wordpress@1' },
]
for (const { ecosystem, name, purl } of packages)
  test(`${name} of ${ecosystem} is ${purl}`, () => assert.equal(purlOf({ ecosystem, name }, '1'), purl))

test('what a package URL names is found again', () => {
  const known = packages.filter(({ ecosystem }) => !['WordPress', 'CocoaPods', 'PyPI'].includes(ecosystem))
  const found = known.map(({ purl }) => parsePurl(purl)).map((purl) => purl && packageOf(purl))
  assert.deepEqual(
    found,
    known.map(({ ecosystem, name }) => ({ ecosystem, name })),
  )
  assert.equal(
    packageOf({ type: 'generic', namespace: '', name: 'x', version: '1', qualifiers: {}, subpath: '' }),
    undefined,
  )
})

const RUNS = { numRuns: Number(process.env['FC_RUNS'] ?? 200) }

test('what is printed is read again as it was', () => {
  const word = fc.string({ minLength: 1, maxLength: 8, unit: 'binary' })
  fc.assert(
    fc.property(word, word, fc.option(word, { nil: undefined }), word, (namespace, name, version, value) => {
      const text = printPurl({ type: 'generic', namespace, name, version, qualifiers: { key: value } })
      const purl = parsePurl(text)
      assert.ok(purl)
      assert.equal(printPurl(purl), text)
    }),
    RUNS,
  )
})

test('any text gives a package URL or none', () => {
  const sign = fc.constantFrom('pkg:', 'npm', '/', '@', '?', '#', '=', '&', '%', '%2F', '%40', 'a', '.', 'é')
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
      const purl = parsePurl(`pkg:${signs.join('')}`)
      if (purl !== undefined) assert.deepEqual(parsePurl(printPurl(purl)), purl)
    }),
    RUNS,
  )
})
