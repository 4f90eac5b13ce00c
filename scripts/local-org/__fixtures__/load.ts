/**
 * Loads batch after batch into an org until it is killed: `load.ts PROJECT DATABASE FIRST_BATCH`. Each batch creates
 * crates with their items, changes crates of the batch before, and deletes one item of it, all in one transaction. Once a batch
 * is saved, its number and the auto number of its last item go to standard output, a line each batch.
 */
import { openOrg } from '../open';
import type { SaveOperation } from '../org';
import { batchSize, cratesInBatch } from './batches';

const [projectDirectory = '', databaseFile = '', firstBatch = ''] = process.argv.slice(2);
const org = openOrg({ projectDirectory, databaseFile });
const userId = org.users[0]!.id;
let depot = '';
let crates: string[] = [];
let doomed: string | undefined;

for (let batch = Number(firstBatch); ; batch += 1) {
    const operations: SaveOperation[] = [];
    if (depot === '') {
        operations.push({ kind: 'create', object: 'Depot__c', values: { Name: `Depot ${batch}` }, alias: 'depot' });
    }
    for (let crate = 0; crate < cratesInBatch; crate += 1) {
        operations.push({
            kind: 'create',
            object: 'Crate__c',
            values: { Name: `${batch}`, Depot__c: depot || '@{depot}', Key__c: `${batch}/${crate}` },
            alias: `crate${crate}`
        });
    }
    for (let item = 0; item < batchSize; item += 1) {
        operations.push({
            kind: 'create',
            object: 'Item__c',
            values: { Crate__c: `@{crate${item % cratesInBatch}}`, Batch__c: batch, Weight__c: (item + 1) / 4 }
        });
    }
    operations.push(
        ...crates.map((id): SaveOperation => ({
            kind: 'update',
            object: 'Crate__c',
            id,
            values: { Note__c: `${batch}` }
        }))
    );
    if (doomed !== undefined) {
        operations.push({ kind: 'delete', object: 'Item__c', id: doomed });
    }
    const results = org.save(operations, { userId });
    const ids = results.map((result) => {
        if (!result.success) {
            throw new Error(JSON.stringify(result.errors));
        }
        return result.id;
    });
    const created = operations.map((operation, index) => ({ operation, id: ids[index]! }));
    const createdOf = (object: string): string[] =>
        created
            .filter(({ operation }) => operation.kind === 'create' && operation.object === object)
            .map(({ id }) => id);
    depot ||= createdOf('Depot__c')[0]!;
    crates = createdOf('Crate__c');
    doomed = createdOf('Item__c').at(-1)!;
    process.stdout.write(`${batch} ${String(org.read('Item__c', doomed)!['Name'])}\n`);
}
