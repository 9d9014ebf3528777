// Writes docs/hosting/ from the table of rules in src/publish/rules.ts, for the editions that are built.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtLanguages } from '../src/data/built.ts';
import { hostDocs } from '../src/publish/hosts.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/hosting');
const [, ...others] = builtLanguages(root);
mkdirSync(folder, { recursive: true });
for (const [name, text] of hostDocs(others)) writeFileSync(path.join(folder, name), text);
