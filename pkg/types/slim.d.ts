export * from "./index.js";

/**
 * Starts the engine with its WASM: bytes, a `WebAssembly.Module`, a `Response`, or a promise of one of these. Call it
 * before anything else.
 *
 * @throws {BatonError} `wasm_unreachable` for an unsuccessful response.
 */
export declare function init(source: WasmSource | PromiseLike<WasmSource>): Promise<void>;

/** Starts the engine synchronously with bytes or a `WebAssembly.Module`. */
export declare function initSync(module: WebAssembly.Module | BufferSource): void;

/** The WASM that starts the engine. */
export type WasmSource = WebAssembly.Module | BufferSource | Response;
