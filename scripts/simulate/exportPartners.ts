import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { isDate } from '../../force-app/main/default/lwc/programCore/programCore';
import { fullPath } from '../commandLine/readJson';
import { inventMarket } from '../demo/market';
import { readDemoSources } from '../demo/sources';
import { systemClock, today } from '../local-org/clock';
import { readPrograms } from '../programs/readPrograms';
import { demoPartners } from './input/demoPartners';

/** Writes the demo's partners as a partners file: `npm run -s partners:demo -- [--as-of DATE] [--out FILE.jsonl]`. */
const { values } = parseArgs({ options: { 'as-of': { type: 'string' }, out: { type: 'string' } } });
const asOf = values['as-of'] ?? today(systemClock);
if (isDate(asOf)) {
    const market = inventMarket(readDemoSources(), readPrograms(), asOf);
    const lines = demoPartners(market).map((partner) => `${JSON.stringify(partner)}\n`);
    const target = values.out === undefined ? process.stdout : createWriteStream(fullPath(values.out));
    await pipeline(Readable.from(lines), target, { end: values.out !== undefined });
} else {
    process.stderr.write(`--as-of: "${asOf}" is no date, allowed: a day that exists as YYYY-MM-DD\n`);
    process.exitCode = 2;
}
