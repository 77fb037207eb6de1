/** Address of the style sheet of the small pages. */
export const pageStylePath = '/pages.css'

/** The style sheet of the small pages: a file of its own, so that no inline style is needed. */
export const pageStyle = `:root {
  color-scheme: light dark;
  --paper: #f6f5f0; --surface: #fff; --ink: #17211d; --soft: #4a5751; --line: #d9d6cb;
  --accent: #0b5a4e; --accent-strong: #073f37; --on-accent: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #121815; --surface: #1a211e; --ink: #edf2ee; --soft: #b3bfb9; --line: #36423c;
    --accent: #7fd3bf; --accent-strong: #a9e6d7; --on-accent: #06261f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.55 system-ui, -apple-system, 'Segoe UI', sans-serif;
}
header { border-bottom: 1px solid var(--line); background: var(--surface); }
header p, main { max-width: 44rem; margin: 0 auto; padding: 1rem 1.25rem; }
header p { font-weight: 700; }
section, article {
  margin: 1.5rem 0; padding: 1.5rem; overflow-wrap: anywhere;
  background: var(--surface); border: 1px solid var(--line); border-radius: 10px;
}
h1, h2 { margin: 0 0 0.75rem; line-height: 1.2; }
h1 { font-size: 1.75rem; }
h2 { font-size: 1.25rem; }
p { margin: 0.75rem 0; }
a { color: var(--accent); }
button {
  min-height: 3rem; padding: 0.5rem 1.5rem; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--on-accent); background: var(--accent); border: 2px solid transparent;
  border-radius: 6px;
}
button:hover { background: var(--accent-strong); }
h3 { margin: 1.25rem 0 0.5rem; font-size: 1.125rem; line-height: 1.2; }
article h2 { margin-top: 1.75rem; }
figure { margin: 1rem 0; }
img { max-width: 100%; height: auto; }
.lines { white-space: pre-line; }
dl { margin: 0.75rem 0; }
dt { font-weight: 700; }
dd { margin: 0 0 0.5rem; white-space: pre-line; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; }
caption { text-align: start; font-weight: 700; padding-bottom: 0.5rem; }
th, td {
  padding: 0.375rem 0.5rem; border-bottom: 1px solid var(--line);
  text-align: start; vertical-align: top; white-space: pre-line;
}
th, td { min-width: 5rem; overflow-wrap: break-word; hyphens: auto; }
tbody th { font-weight: 400; }
.number { text-align: end; }
.trail { margin: 1.5rem 0 0; }
.note { padding: 0.75rem 1rem; border-inline-start: 4px solid var(--accent); background: var(--paper); }
.part { margin: 1.5rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 10px; }
.part h2 { margin: 0 0 0.5rem; font-size: 1.125rem; }
.part ul { margin: 0; padding-inline-start: 1.25rem; }
.part li { margin: 0.375rem 0; }
.part [aria-current] { font-weight: 700; }
.text { line-height: 1.65; }
.text h1 { font-size: 2.25rem; letter-spacing: -0.01em; }
.text > h2 { font-size: 1.5rem; margin-top: 2.5rem; }
.text > p, .text > ul, .text > ol { max-width: 40rem; hyphens: auto; }
.text > h2, .text > h3 { scroll-margin-top: 1rem; text-wrap: balance; }
.small { color: var(--soft); font-size: 0.875rem; }
@media (min-width: 40rem) {
  dl > div { display: grid; grid-template-columns: 1fr 2fr; gap: 1rem; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --surface: #fff; --ink: #000; --soft: #333; --line: #999; }
  header, .trail, .screen { display: none; }
  .part { border: 0; padding: 0; }
  .text { font-size: 11pt; }
  .text a { color: inherit; }
  section, article { border: 0; padding: 0; margin: 0; }
  .scroll { overflow: visible; }
  tr, dl > div { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
`
