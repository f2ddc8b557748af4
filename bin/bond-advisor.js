#!/usr/bin/env node
// The one JavaScript file: it lets Node read the TypeScript sources, then hands over to the command line.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../src/cli.ts');
process.exitCode = await main(process.argv.slice(2));
