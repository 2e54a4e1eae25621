// Bundles and minifies one style sheet: node css.mjs ENTRY OUTPUT
// No `targets`: light-dark(), nesting and layers reach the browser as they are written.
import { writeFileSync } from 'node:fs';
import { bundle } from 'lightningcss';

const [entry, output] = process.argv.slice(2);
try {
  const { code, warnings } = bundle({ filename: entry, minify: true });
  for (const warning of warnings) {
    console.error(`${warning.loc?.filename ?? entry}:${warning.loc?.line ?? 0}: ${warning.message}`);
  }
  if (warnings.length > 0) process.exit(1);
  writeFileSync(output, code);
} catch (error) {
  const place = error.loc ? `:${error.loc.line}:${error.loc.column}` : '';
  console.error(`${error.fileName ?? entry}${place}: ${error.message}`);
  process.exit(1);
}
