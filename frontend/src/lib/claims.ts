// How a claim is used in later letters, as one choice of five.
import type { evidence } from "./api";

export type Use = "" | "prefer" | "never" | "team" | "confidential";

export const wishes: Record<Use, evidence.Preference> = {
  "": {},
  prefer: { prefer: true },
  never: { never: true },
  team: { with_team: true },
  confidential: { confidential: true, numbers: "omit" },
};

export const useOf = (wish: evidence.Preference): Use =>
  wish.never ? "never" : wish.confidential ? "confidential" : wish.with_team ? "team" : wish.prefer ? "prefer" : "";
