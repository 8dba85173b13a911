export * from "./core.js";

/**
 * Starts the engine with its WASM: bytes, a `WebAssembly.Module`, a `Response`, or a promise of one of these. Nothing
 * else may be called before.
 *
 * @throws {BatonError} `wasm_unreachable` for a response that is none.
 */
export declare function init(source: WasmSource | PromiseLike<WasmSource>): Promise<void>;

/** The same at once. */
export declare function initSync(module: WebAssembly.Module | BufferSource): void;

/** What the engine can be started with. */
export type WasmSource = WebAssembly.Module | BufferSource | Response;
