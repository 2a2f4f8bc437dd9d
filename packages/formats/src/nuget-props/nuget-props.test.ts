import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly { readonly name: string; readonly text: string; readonly says: readonly string[] }[] = [
  {
    name: 'versions, properties, and one that is not set',
    text: `<Project>
  <PropertyGroup><V>2.0</V></PropertyGroup>
  <ItemGroup>
    <PackageVersion Include="A" Version=" 1.0 " />
    <PackageReference Update="B" Version="$(V)" />
    <GlobalPackageReference Include="C"><Version>3.0</Version></GlobalPackageReference>
    <PackageVersion Include="D" Version="$(Elsewhere)" />
  </ItemGroup>
</Project>`,
    says: [
      'pkg:nuget/A@1.0 direct :4',
      'pkg:nuget/B@2.0 direct :5',
      'pkg:nuget/C@3.0 direct :6',
      'wrong_type at 7: a property that this file does not set: "D" "$(Elsewhere)"',
    ],
  },
  {
    name: 'another element',
    text: '<ItemGroup/>',
    says: ['wrong_type at 1: not properties of MSBuild: element ItemGroup'],
  },
]
for (const { name, text, says } of cases) test(name, () => assert.deepEqual(sample(parser, text), says))
