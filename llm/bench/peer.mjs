// The peer: node-llama-cpp with the same model, threads and prompt. It reads one
// request a line, {"prompt":[tokens text],"generate":n}, and answers in figures.
import { createInterface } from "node:readline";
const [, , entry, modelPath, threads] = process.argv;
const { getLlama } = await import(entry);
const llama = await getLlama({ gpu: false, build: "never", maxThreads: Number(threads), logLevel: "error", skipDownload: true });
const model = await llama.loadModel({ modelPath, gpuLayers: 0 });
const context = await model.createContext({ contextSize: 2048, batchSize: 512, threads: Number(threads), sequences: 1 });
const sequence = context.getSequence();
console.log(JSON.stringify({ ready: true }));
for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    await sequence.clearHistory();
    const tokens = model.tokenize(request.prompt, true);
    const start = performance.now();
    let first = 0, n = 0;
    for await (const token of sequence.evaluate(tokens, { temperature: 0, yieldEogToken: true })) {
        if (n++ === 0) first = performance.now();
        if (n > request.generate) break;
    }
    const end = performance.now();
    console.log(JSON.stringify({ tokens: tokens.length, prefill: tokens.length / (first - start) * 1000, decode: (n - 1) / (end - first) * 1000, generated: n - 1 }));
}
process.exit(0);
