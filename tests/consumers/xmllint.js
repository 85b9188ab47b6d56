// node xmllint.js SCHEMA FILE: holds an XML file to an XSD; says what is wrong and exits 1 where anything is.
import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

const [schema, file] = process.argv.slice(2);
const named = (fileName) => ({ fileName, contents: readFileSync(fileName, 'utf8') });
const checked = await validateXML({
  xml: { fileName: 'report.xml', contents: readFileSync(file, 'utf8') },
  schema: [{ ...named(schema), fileName: 'schema.xsd' }],
  initialMemoryPages: 1024,
  maxMemoryPages: 16384,
});
checked.errors.forEach((error) => console.error(error.rawMessage));
process.exitCode = checked.valid ? 0 : 1;
