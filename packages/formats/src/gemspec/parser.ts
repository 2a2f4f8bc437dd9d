import type { Parser } from '../format.ts'
import { type PackageList, type TextInput, textPackages, unlike } from '../lib/packages/index.ts'

/** Specifications of gems that are installed, as RubyGems writes them: a program of Ruby that sets fields, one a line. */
export const parser: Parser = textPackages({
  id: 'gemspec',
  ecosystem: 'RubyGems',
  claims: /[\\/]specifications[\\/](?:default[\\/])?[^\\/]{1,300}\.gemspec$/,
  read,
})

function read({ text }: TextInput): PackageList {
  const [, variable] = BLOCK.exec(text) ?? []
  if (variable === undefined) return unlike('not a specification of a gem: no Gem::Specification')
  const fields = [...text.matchAll(FIELD)].filter(({ 1: owner }) => owner === variable)
  const field = (...names: readonly string[]) => fields.find(({ 2: name = '' }) => names.includes(name))
  const [name, version, licence] = [field('name'), field('version'), field('license', 'licenses')]
  if (name === undefined || version === undefined)
    return unlike(`not a specification of a gem: no ${name === undefined ? 'name' : 'version'}`)
  const licences = [...(licence?.[3] ?? '').matchAll(TEXT)].map(({ 1: each = '' }) => each)
  const at = { start: name.index, end: name.index + name[0].length }
  return { packages: [{ name: textIn(name[3]), version: textIn(version[3]), licences, at }] }
}

function textIn(value = ''): string {
  return TEXT_ONCE.exec(value)?.[1] ?? ''
}

const BLOCK = /Gem::Specification\.new do \|(\w{1,100})\|/
const FIELD = /^[ \t]{0,100}(\w{1,100})\.(name|version|licenses?) = (\[?["'].{1,1000})$/gm
const TEXT = /["']([^"']{1,300})["']/g
const TEXT_ONCE = /["']([^"']{1,300})["']/
