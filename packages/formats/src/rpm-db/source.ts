import type { PackageOrigin } from '@ringwall/model'
import type { Header } from './header.ts'

/** The source package: of `name-version-release.src.rpm` the name has hyphens too. The epoch is that of what was built. */
export function sourceOf({ sourceRpm, epoch }: Pick<Header, 'sourceRpm' | 'epoch'>): PackageOrigin | undefined {
  const [, name, version] = SOURCE.exec(sourceRpm) ?? []
  return name === undefined || version === undefined
    ? undefined
    : { name, version: `${epoch === 0 ? '' : `${epoch}:`}${version}` }
}

const SOURCE = /^(.{1,300})-([^-]{1,200}-[^-]{1,200})\.(?:no)?src\.rpm$/
