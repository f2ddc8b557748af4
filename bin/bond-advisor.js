#!/usr/bin/env node
// Brings the build up to date, then hands over to the command line.
import nodeModule from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildProduct, keepProduct, stopUnbuilt } from './build.js';

const product = await buildProduct().catch(stopUnbuilt);
keepProduct(product);
// Node 22 and newer keep compiled code between runs.
nodeModule.enableCompileCache?.(join(product, '..', 'compile-cache'));
process.setSourceMapsEnabled(true);
const { main } = await import(pathToFileURL(join(product, 'cli.js')).href);
process.exitCode = await main(process.argv.slice(2));
