// What belongs to the person and not to one application: stories, answers, settings.
import * as api from "../lib/api";
import type { app, evidence, weights } from "../lib/api";
import { desk } from "./desk.svelte";

class Person {
  facts = $derived<app.Fact[]>(desk.person?.facts ?? []);
  stories = $derived<app.Story[]>(desk.person?.stories ?? []);
  settings = $derived(desk.person?.settings);
  /** The size of the window, in per cent. */
  zoom = $derived(this.settings?.zoom || 100);
  models = $state.raw<weights.Model[]>([]);
  devices = $state.raw<app.Device[]>([]);
  /** What a new version of the resume no longer says. */
  lost = $derived(desk.person?.lost ?? []);

  answer = (key: string): string => desk.person?.answers[key] ?? "";
  saveAnswer = (key: string, text: string) => desk.attempt(() => api.SaveAnswer(key, text.trim()));
  saveSettings = (over: Partial<app.Settings>) =>
    desk.attempt(async () => {
      if (this.settings) await api.SaveSettings({ ...this.settings, ...over });
    });

  zoomTo = (zoom: number) => this.saveSettings({ zoom });

  saveFact = (id: number, text: string) =>
    desk.attempt(async () => {
      await api.SaveFact(id, text);
    });
  removeFact = (id: number) => desk.attempt(() => api.RemoveFact(id));

  saveStory = (story: app.Story) =>
    desk.attempt(async () => {
      await api.SaveStory(story);
    });
  /** Which models and devices there are, asked when somebody wants to choose. */
  loadEngines = () =>
    desk.attempt(async () => {
      this.models = await api.Models();
      this.devices = await api.Devices();
    });
  addModel = () => desk.attempt(() => api.OpenModel());

  /** How a claim is to be used in every letter from now on. */
  setClaim = (key: string, wish: evidence.Preference) => desk.attempt(() => api.SetClaim(key, wish));
  /** What stands for an employer's name where a claim is confidential. */
  describe = (employer: string, as: string) => desk.attempt(() => api.SetConfidential(employer, as));
  description = (employer: string): string => desk.person?.confidential[employer] ?? "";

  removeStory = (id: number) => desk.attempt(() => api.RemoveStory(id));
}

export const person = new Person();
