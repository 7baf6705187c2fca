// What the window shows, fetched from the program whenever it says that something
// changed. The page owns none of it: a reload fetches everything again.
import * as api from "../lib/api";
import type { app, fault } from "../lib/api";
import { texts } from "../lib/texts";
import { yielded } from "../lib/typing";

export type Phase = "empty" | "reading" | "ready" | "drafting" | "checking" | "done" | "failed";

const nothing: app.Run = { phase: "empty", subject: "", stage: "", done: 0, total: 0, elapsed: 0, left_ms: -1 };

class Desk {
  run = $state.raw<app.Run>(nothing);
  faults = $state.raw<app.Faults>({});
  choices = $state.raw<app.Choices>({ opening: "", form: "", tone: "", words: 0, pack: "", name: "", chars: 0 });
  resume = $state.raw<app.ResumeView | undefined>();
  posting = $state.raw<app.PostingView | undefined>();
  letter = $state.raw<app.LetterView | undefined>();
  person = $state.raw<app.PersonView | undefined>();
  application = $state.raw<app.Application | undefined>();
  saved = $state("saved");
  notes = $state.raw<string[]>([]);
  ask = $state.raw<app.Ask | undefined>();
  about = $state.raw<app.About | undefined>();
  revs = $state.raw<app.Revs>({ resume: 0, posting: 0, letter: 0, person: 0 });

  /** A fault of a call that no subject of the session carries, such as an export. */
  trouble = $state.raw<fault.Fault | undefined>();
  /** A short word on what was just done, for eyes and screen readers. */
  notice = $state("");

  phase = $derived(this.run.phase as Phase);
  drafting = $derived(this.phase === "drafting");
  busyWith = $derived(this.run.subject);

  #fetching = false;
  #again = false;

  /** Fetches everything and keeps up with changes; gives back how to stop. */
  open(): () => void {
    const stop = api.onChanged(() => void this.sync());
    void this.sync();
    void this.tryLock();
    return stop;
  }

  /** Has the network lock tried, now. */
  tryLock = () =>
    this.attempt(async () => {
      this.about = await api.About();
    });

  /** Fetches what changed. Calls while one is under way become one more, after it. */
  async sync(): Promise<void> {
    if (this.#fetching) {
      this.#again = true;
      return;
    }
    this.#fetching = true;
    try {
      do {
        this.#again = false;
        this.#take(await api.Changes(this.revs));
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set by calls meanwhile
      } while (this.#again);
    } finally {
      this.#fetching = false;
    }
  }

  #take(view: app.View): void {
    this.run = view.run;
    this.faults = view.faults;
    this.choices = view.choices;
    if (view.revs.resume !== this.revs.resume) this.resume = view.resume;
    if (view.revs.posting !== this.revs.posting) this.posting = view.posting;
    if (view.revs.letter !== this.revs.letter) this.letter = view.letter;
    if (view.revs.person !== this.revs.person) this.person = view.person;
    this.application = view.open;
    this.saved = view.saved;
    this.notes = view.notes;
    this.ask = view.ask;
    this.revs = view.revs;
  }

  /** Runs a call to the program; what it refuses is shown, never swallowed. */
  async attempt(call: () => Promise<void>): Promise<void> {
    try {
      this.trouble = undefined;
      await call();
    } catch (rejected) {
      this.trouble = api.faultOf(rejected);
    }
  }

  openResume = () => this.attempt(api.OpenResume);
  openWithPassword = (subject: string, password: string) => this.attempt(() => api.OpenWithPassword(subject, password));
  openPosting = () => this.attempt(api.OpenPosting);
  pastePosting = (text: string) => this.attempt(() => api.PastePosting(text));
  droppedFiles = (zone: string) => this.attempt(() => api.DroppedFiles(zone));
  droppedText = (text: string) => this.attempt(() => api.DroppedText(text));
  droppedBytes = (name: string, base64: string) => this.attempt(() => api.ResumeBytes(name, base64));

  draft = (choices: app.Choices = this.choices) => this.#change(() => api.Draft(choices));
  cancel = () => this.attempt(api.Cancel);
  dismiss = (subject: string) => this.attempt(() => api.Dismiss(subject));
  answerAsk = (yes: boolean) => this.attempt(() => api.AnswerAsk(yes));

  forgetEverything = () =>
    this.attempt(async () => {
      const left = await api.ForgetEverything();
      this.notice = [texts.settings.forgotten, ...left].join(" ");
    });

  /** Words as they are typed. Nothing waits for them, least of all themselves. */
  type = (p: number, s: number, text: string) => this.attempt(() => api.Typing(p, s, text));
  /** The words typed last are what the sentence says; without any it is taken out. */
  typed = (p: number, s: number, text: string) => this.attempt(() => api.Edit(p, s, text));
  /** A sentence's words, given whole; none takes it out. */
  edit = (p: number, s: number, text: string) => this.#change(() => api.Edit(p, s, text));
  pick = (p: number, s: number, alternative: number) => this.#change(() => api.Pick(p, s, alternative));
  /** Gives the person's words up for those that were written for them. */
  giveBack = (p: number, s: number) => this.#change(() => api.GiveBack(p, s));
  fill = (placeholder: string, value: string) => this.#change(() => api.Fill(placeholder, value));
  lock = (p: number, s: number, on: boolean) => this.#change(() => api.Lock(p, s, on));
  undo = () => this.#change(api.Undo);
  redo = () => this.#change(api.Redo);

  /** Has a sentence, its paragraph, or all that is not locked written again. */
  rewrite = (scope: "sentence" | "paragraph" | "rest", p: number, s: number) =>
    this.#change(() => api.Regenerate(scope === "rest" ? -1 : p, scope === "sentence" ? s : -1));

  isLocked(p: number, s: number): boolean {
    return this.letter?.letter.paragraphs[p]?.sentences[s]?.locked ?? false;
  }

  /** Changes the letter once the program has the words being typed. */
  async #change(call: () => Promise<void>): Promise<void> {
    await yielded();
    await this.attempt(call);
  }
}

export const desk = new Desk();
