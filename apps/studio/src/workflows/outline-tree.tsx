import type { ReactNode } from 'react'
import type { StateNode } from '@splot/definition/edit'
import type { StudioFinding } from '../check/finding.ts'
import type { OutlineFacts } from './outline-facts.ts'
import { StateCard } from './state-card.tsx'

const none: readonly StudioFinding[] = []

/** States in their order, those inside of a state below it. */
export function OutlineTree(props: {
  nodes: readonly StateNode[]
  facts: OutlineFacts
  /** By pointer of the state. */
  findings: ReadonlyMap<string, readonly StudioFinding[]>
  opened: ReadonlySet<string>
  /** States that somebody was led to. */
  led: ReadonlySet<string>
  onOpen: (id: string, open: boolean) => void
}): ReactNode {
  const { nodes, facts, findings, opened, led, onOpen } = props
  return (
    <ol className="st-outline">
      {nodes.map((node) => {
        const id = node.definition.id ?? node.pointer
        return (
          <li key={id}>
            <StateCard
              node={node}
              facts={facts}
              findings={findings.get(node.pointer) ?? none}
              open={opened.has(id) || led.has(id)}
              onOpen={onOpen}
            />
            {node.children.length > 0 && <OutlineTree {...props} nodes={node.children} />}
          </li>
        )
      })}
    </ol>
  )
}
