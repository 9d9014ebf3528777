// Writes docs/hosting/ from the table of rules in src/publish/rules.ts, for all editions that there are words of.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostedLanguages } from '../src/data/built.ts';
import { hostDocs } from '../src/publish/hosts.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/hosting');
mkdirSync(folder, { recursive: true });
for (const [name, text] of hostDocs(hostedLanguages(root))) writeFileSync(path.join(folder, name), text);
