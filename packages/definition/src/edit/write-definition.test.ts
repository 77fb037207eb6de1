import { describe, expect, it } from 'vitest'
import { writeDefinition } from './write-definition.ts'

describe('the text of a definition', () => {
  it('[DE49] has objects over several lines and short lists on one', () => {
    expect(
      writeDefinition({
        id: 'a',
        roles: ['x', 'y'],
        none: {},
        empty: [],
        items: [{ n: 1.5 }, null],
      }),
    ).toBe(`{
  "id": "a",
  "roles": ["x", "y"],
  "none": {},
  "empty": [],
  "items": [
    {
      "n": 1.5
    },
    null
  ]
}
`)
  })

  it('[DE49] breaks lists that are too long, numbers into full lines', () => {
    const long = ['x'.repeat(60), 'y'.repeat(60)]
    expect(writeDefinition({ long })).toBe(
      `{\n  "long": [\n    "${long[0]}",\n    "${long[1]}"\n  ]\n}\n`,
    )
    const numbers = Array.from({ length: 60 }, (_, n) => n)
    const widths = writeDefinition({ numbers })
      .split('\n')
      .map((line) => line.length)
    expect(Math.max(...widths)).toBeLessThanOrEqual(100)
    expect(Math.max(...widths)).toBeGreaterThan(95)
    expect(JSON.parse(writeDefinition({ numbers }))).toEqual({ numbers })
  })
})
