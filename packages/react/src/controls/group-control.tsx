import type { ReactNode } from 'react'
import { ColumnDispatch } from '../renderers/column-dispatch.tsx'
import { FieldSet, type ControlProps } from './field-frame.tsx'

/** Fields that belong together under one name. */
export function GroupControl(props: ControlProps): ReactNode {
  return (
    <FieldSet {...props}>
      <div className="sp-group">
        {(props.field.fields ?? []).map((field) => (
          <ColumnDispatch key={field.key} row={props.pointer} column={field} />
        ))}
      </div>
    </FieldSet>
  )
}
