import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type State, StateError, type View, type Viewer } from './index.ts'
import { OURS, sampleUser, THEIRS } from './sample-user.ts'

/** What every dialect must do with saved views; `open` gives an empty store. */
export function viewsContract(dialect: string, open: (t: TestContext) => Promise<State>): void {
  const A: Viewer = { tenant: OURS, userId: 'a' }
  const B: Viewer = { tenant: OURS, userId: 'b' }
  const view = (id: string, more: Partial<View> = {}): View => ({
    tenant: OURS,
    id,
    owner: 'a',
    name: `view ${id}`,
    query: 'severity=critical',
    isShared: false,
    createdAt: 1,
    ...more,
  })
  const withViews = async (t: TestContext, ...all: readonly View[]): Promise<State['views']> => {
    const { accounts, views } = await open(t)
    for (const name of ['a', 'b']) await accounts.add(sampleUser(name))
    for (const each of all) await views.add(each)
    return views
  }
  const seen = async (views: State['views'], of: Viewer): Promise<readonly string[]> =>
    (await views.list(of)).map(
      ({ name, isOwn, isDefault }) => `${name}${isOwn ? '' : ' of another'}${isDefault ? ' *' : ''}`,
    )

  test(`${dialect}: one sees one's own views and those that are shared, of one's tenant`, async (t) => {
    const views = await withViews(t, view('2'), view('1', { isShared: true }), view('3', { owner: 'b', name: 'mine' }))
    assert.deepEqual(await seen(views, A), ['view 1', 'view 2'])
    assert.deepEqual(await seen(views, B), ['mine', 'view 1 of another'])
    assert.deepEqual(await seen(views, { tenant: THEIRS, userId: 'a' }), [])
    const [first] = await views.list(B)
    assert.deepEqual(first, {
      ...view('3', { owner: 'b', name: 'mine' }),
      ownerName: 'b',
      isOwn: true,
      isDefault: false,
    })
  })

  test(`${dialect}: a name is one's own once, and another may have it too`, async (t) => {
    const views = await withViews(t, view('1'), view('2'), view('3', { owner: 'b', name: 'view 1' }))
    await assert.rejects(views.add(view('4', { name: 'view 1' })), StateError)
    await assert.rejects(views.change(A, '2', { name: 'view 1' }), StateError)
    assert.equal(await views.change(A, '1', { name: 'view 1', query: '', isShared: true }), true)
    assert.deepEqual(await seen(views, B), ['view 1 of another', 'view 1'])
  })

  test(`${dialect}: nobody changes or removes what is another's`, async (t) => {
    const views = await withViews(t, view('1', { isShared: true }), view('2'))
    for (const other of [B, { tenant: THEIRS, userId: 'a' }]) {
      assert.equal(await views.change(other, '1', { name: 'x' }), false)
      assert.equal(await views.remove(other, '1'), false)
    }
    assert.equal(await views.removeShared(THEIRS, '1'), false)
    assert.equal(await views.removeShared(OURS, '2'), false, 'it is not shared')
    assert.deepEqual(await seen(views, A), ['view 1', 'view 2'])
    assert.equal(await views.removeShared(OURS, '1'), true)
    assert.equal(await views.remove(A, '2'), true)
    assert.deepEqual(await seen(views, A), [])
  })

  test(`${dialect}: each begins with one of what they see, until it is gone`, async (t) => {
    const views = await withViews(t, view('1', { isShared: true }), view('2'))
    assert.equal(await views.begin(A, '2'), true)
    assert.equal(await views.begin(B, '2'), false)
    assert.equal(await views.begin(B, '1'), true)
    assert.deepEqual(await seen(views, A), ['view 1', 'view 2 *'])
    assert.deepEqual(await seen(views, B), ['view 1 of another *'])
    assert.equal(await views.begin(A, '1'), true)
    await views.change(A, '1', { isShared: false })
    await views.change(A, '1', { isShared: true })
    assert.deepEqual(await seen(views, A), ['view 1 *', 'view 2'])
    assert.deepEqual(await seen(views, B), ['view 1 of another'])
    assert.equal(await views.begin(A, undefined), true)
    assert.deepEqual(await seen(views, A), ['view 1', 'view 2'])
  })

  test(`${dialect}: a hundred views are enough`, async (t) => {
    const views = await withViews(t, ...Array.from({ length: 100 }, (_, i) => view(String(i))))
    await assert.rejects(views.add(view('100')), /there are 100 views already/)
  })
}
