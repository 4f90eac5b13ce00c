import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Org } from '../org';
import { createApiHandler, type ApiOptions } from './handler';

export interface RunningApi {
    /** `http://localhost:1234` */
    readonly url: string;
    close(): Promise<void>;
}

/**
 * Serves an org's API on the loopback address alone.
 * @param options.port 0 or absent: any free one.
 * @throws Error (rejects) where the port is taken.
 */
export async function startApi(org: Org, options: ApiOptions & { readonly port?: number } = {}): Promise<RunningApi> {
    const handler = createApiHandler(org, options);
    const server = createServer((request, response) => void handler(request, response));
    // Longer than any single piece of work: a connection that is closed at the end of one takes a request along.
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) =>
            reject(
                error.code === 'EADDRINUSE' ? new Error(`Port ${options.port} is taken; choose another one.`) : error
            )
        );
        server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return {
        url: `http://localhost:${port}`,
        close: () =>
            new Promise((resolve, reject) => {
                server.close((error) => (error ? reject(error) : resolve()));
                server.closeAllConnections();
            })
    };
}
