import type { RecordChange } from './recordChanges';
import { onRecordChange } from './recordChanges';

/** How a wire adapter reads its data. */
export interface WireSource<Config, Data> {
    /** Whether the configuration is complete; the wire waits until it is, as the platform's do. */
    isComplete(config: Partial<Config>): boolean;
    load(config: Config): Promise<Data>;
    /** Whether the change concerns what the wire shows, so that it must read again. */
    isConcerned?(change: RecordChange, config: Config, data: Data | undefined): boolean;
    /** The value given to the component. */
    emission(data: Data | undefined, error: unknown, refresh: () => Promise<void>): unknown;
}

type DataCallback = (value: unknown) => void;

/** The class that `@wire` takes, made of a source. Answers that come after the configuration has changed are dropped. */
export function wireAdapter<Config extends object, Data>(source: WireSource<Config, Data>) {
    return class WireAdapter {
        private readonly dataCallback: DataCallback;
        private config: Config | undefined;
        private data: Data | undefined;
        private generation = 0;
        private unregister: (() => void) | undefined;

        constructor(dataCallback: DataCallback) {
            this.dataCallback = dataCallback;
            this.emit(undefined);
        }

        connect(): void {
            this.unregister = onRecordChange((change) => this.changed(change));
            if (this.config !== undefined) {
                void this.read();
            }
        }

        disconnect(): void {
            this.unregister?.();
            this.generation += 1;
        }

        update(config: Partial<Config>): void {
            if (source.isComplete(config)) {
                this.config = config as Config;
                void this.read();
            } else {
                this.config = undefined;
                this.generation += 1;
            }
        }

        private changed(change: RecordChange): Promise<void> | undefined {
            const config = this.config;
            const isConcerned = config !== undefined && source.isConcerned?.(change, config, this.data) === true;
            return isConcerned ? this.read() : undefined;
        }

        private async read(): Promise<void> {
            const config = this.config;
            if (config === undefined) {
                return;
            }
            this.generation += 1;
            const generation = this.generation;
            try {
                const data = deepFreeze(await source.load(config));
                if (generation === this.generation) {
                    this.data = data;
                    this.emit(undefined);
                }
            } catch (error) {
                if (generation === this.generation) {
                    this.data = undefined;
                    this.emit(error);
                }
            }
        }

        private emit(error: unknown): void {
            this.dataCallback(source.emission(this.data, error, () => this.read()));
        }
    };
}

/** The emission of most adapters of the platform. */
export function dataOrError<Data>(data: Data | undefined, error: unknown): { data: Data | undefined; error: unknown } {
    return { data, error };
}

/** Wired data is read-only on the platform: who would change it must find out here. */
export function deepFreeze<Value>(value: Value): Value {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
        Object.freeze(value);
        Object.values(value).forEach(deepFreeze);
    }
    return value;
}

/** Runs requests for the same key once while one is under way. */
export function shareInFlight<Answer>(): (key: string, start: () => Promise<Answer>) => Promise<Answer> {
    const underWay = new Map<string, Promise<Answer>>();
    return (key, start) => {
        const present = underWay.get(key);
        if (present !== undefined) {
            return present;
        }
        const answer = start().finally(() => underWay.delete(key));
        underWay.set(key, answer);
        return answer;
    };
}
