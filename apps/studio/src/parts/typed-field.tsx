import { useEffect, useRef, useState, type ReactNode } from 'react'
import { TextField } from './text-field.tsx'

/** A text whose meaning is taken while it is typed; it stays as typed, `1,` on the way to `1,50`. */
export function TypedField(props: {
  label: string
  value: string
  onChange: (value: string) => void
  help?: string | undefined
  numeric?: boolean
}): ReactNode {
  const { value, onChange } = props
  const [text, setText] = useState(value)
  const typing = useRef(false)
  useEffect(() => {
    if (!typing.current) setText(value)
  }, [value])
  return (
    <TextField
      {...props}
      value={text}
      onChange={(typed) => {
        typing.current = true
        setText(typed)
        onChange(typed)
      }}
      onBlur={() => {
        typing.current = false
        setText(value)
      }}
    />
  )
}
