// Which dialog is open, and how the letter is looked at. None of it is worth keeping.

export type Panel = "help" | "settings" | "privacy" | "story" | "applications" | "versions" | "objections";

class Panels {
  open = $state<Panel | undefined>();
  /** Everything but what a skimmer sees dims. */
  skim = $state(false);
  /** The menu of the chosen sentence: other wordings, lock, write again. */
  wordings = $state(false);

  show = (panel: Panel) => (this.open = panel);
  close = () => (this.open = undefined);
}

export const panels = new Panels();
