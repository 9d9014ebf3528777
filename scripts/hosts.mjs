// Writes docs/hosting/ from the table of rules in src/publish/hosts.ts.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostDocs } from '../src/publish/hosts.ts';

const folder = path.resolve(import.meta.dirname, '../docs/hosting');
mkdirSync(folder, { recursive: true });
for (const [name, text] of hostDocs()) writeFileSync(path.join(folder, name), text);
