// Every word of the interface. Letters themselves are in English for now; the
// interface is ready for translation: one object, functions where a value goes in.
import { letter } from "./texts/letter";
import { papers } from "./texts/papers";
import { reading } from "./texts/reading";
import { shell } from "./texts/shell";

export const texts = { ...shell, ...papers, ...letter, ...reading } as const;
