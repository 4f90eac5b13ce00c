/** Items created in one transaction of `load.ts`. */
export const batchSize = 200;
export const cratesInBatch = 20;
