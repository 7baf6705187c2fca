export namespace app {
	
	export interface Pack {
	    name: string;
	    title: string;
	}
	export interface About {
	    lock: lock.State;
	    lock_flag: string;
	    data_dir: string;
	    packs: Pack[];
	    styles: string[];
	}
	export interface Application {
	    id: number;
	    name: string;
	    company: string;
	    role: string;
	    begun: number;
	    changed: number;
	    words: number;
	    open: boolean;
	    deleted: boolean;
	}
	export interface Ask {
	    kind: string;
	    file: string;
	    bytes: number;
	}
	export interface Choices {
	    opening: string;
	    form: string;
	    tone: string;
	    words: number;
	    pack: string;
	    chars: number;
	    name: string;
	}
	export interface Claim {
	    key: string;
	    employer: string;
	    wish: evidence.Preference;
	    source: evidence.Source;
	    signals: evidence.Signals;
	    story: string;
	    why: string;
	}
	export interface ClipboardTexts {
	    html: string;
	    plain: string;
	}
	export interface Device {
	    name: string;
	    description: string;
	    kind: string;
	    memory_bytes: number;
	}
	export interface DiffPiece {
	    text: string;
	    change: string;
	}
	export interface DiffParagraph {
	    pieces: DiffPiece[];
	}
	
	export interface Exported {
	    path: string;
	    name: string;
	}
	export interface Fact {
	    id: number;
	    text: string;
	}
	export interface Faults {
	    resume?: fault.Fault;
	    posting?: fault.Fault;
	    letter?: fault.Fault;
	    store?: fault.Fault;
	    model?: fault.Fault;
	}
	export interface LetterView {
	    letter: letter.Letter;
	    can_undo: boolean;
	    can_redo: boolean;
	    stale: boolean;
	}
	export interface Line {
	    key: string;
	    quote: string;
	    kind: string;
	    part: string;
	    worth: number;
	    signals: string[];
	    unsure: boolean;
	    wish: evidence.Preference;
	}
	export interface LostClaim {
	    key: string;
	    quote: string;
	}
	
	export interface PagePicture {
	    page: number;
	    png: string;
	}
	export interface Story {
	    id: number;
	    trouble: string;
	    found: string;
	    call: string;
	    result: string;
	    left_behind: string;
	}
	export interface Settings {
	    name: string;
	    greeting: string;
	    sign_off: string;
	    avoid: string[];
	    paper: string;
	    style: string;
	    accent: string;
	    typeface: string;
	    tone: string;
	    model: string;
	    device: string;
	    theme: string;
	    zoom: number;
	    export_folder: string;
	}
	export interface PersonView {
	    settings: Settings;
	    stories: Story[];
	    answers: Record<string, string>;
	    facts: Fact[];
	    confidential: Record<string, string>;
	    lost: LostClaim[];
	}
	export interface PostingView {
	    raw: string;
	    posting: posting.Posting;
	}
	export interface Understanding {
	    signals: evidence.Signals;
	    claims: Claim[];
	    lines: Line[];
	}
	export interface ResumeView {
	    file: string;
	    picture: number;
	    resume: resume.Resume;
	    understood: Understanding;
	    corrections: resume.Correction[];
	    missed: resume.Correction[];
	}
	export interface Revs {
	    resume: number;
	    posting: number;
	    letter: number;
	    person: number;
	}
	export interface Run {
	    phase: string;
	    subject: string;
	    stage: string;
	    done: number;
	    total: number;
	    elapsed: number;
	    left_ms: number;
	}
	
	
	export interface Stretch {
	    paragraph: number;
	    sentence: number;
	    from: number;
	    to: number;
	}
	
	export interface VersionInfo {
	    number: number;
	    why: string;
	    saved: number;
	    words: number;
	    shown: boolean;
	}
	export interface View {
	    run: Run;
	    faults: Faults;
	    saved: string;
	    notes: string[];
	    ask?: Ask;
	    open: Application;
	    choices: Choices;
	    revs: Revs;
	    resume?: ResumeView;
	    posting?: PostingView;
	    letter?: LetterView;
	    person?: PersonView;
	}

}

export namespace check {
	
	export interface Place {
	    paragraph: number;
	    sentence: number;
	    start: number;
	    end: number;
	}
	export interface Finding {
	    tier: string;
	    code: string;
	    text: string;
	    why: string;
	    fix: string;
	    at: Place;
	}
	export interface Mended {
	    before: string;
	    after: string;
	    action: string;
	    why: string[];
	    sources: evidence.Source[];
	    paragraph: number;
	}

}

export namespace document {
	
	export interface Looks {
	    typeface: string;
	    accent: string;
	}

}

export namespace evidence {
	
	export interface NeedState {
	    text: string;
	    quote: string;
	    state: string;
	    line: string;
	}
	export interface Reading {
	    kind: string;
	    part: string;
	    worth: number;
	}
	export interface Preference {
	    prefer?: boolean;
	    never?: boolean;
	    with_team?: boolean;
	    confidential?: boolean;
	    wordings?: string[];
	    numbers?: string;
	    reading?: Reading;
	}
	
	export interface Signals {
	    load: boolean;
	    incident: boolean;
	    database: boolean;
	    numbers: boolean;
	    observability: boolean;
	}
	export interface Source {
	    kind: string;
	    quote: string;
	    page: number;
	    box: number[];
	}

}

export namespace fault {
	
	export interface Fault {
	    code: string;
	    what: string;
	    why: string;
	    do: string;
	}

}

export namespace letter {
	
	export interface Composed {
	    text: string;
	    by: string;
	    sources: evidence.Source[];
	}
	export interface Contest {
	    Rule: string;
	    Model: string;
	    Won: string;
	}
	export interface Gap {
	    need: string;
	    quote: string;
	    sentence?: string;
	}
	export interface Timings {
	    read_ms: number;
	    load_ms: number;
	    prefix_ms: number;
	    first_sentence_ms: number;
	    draft_ms: number;
	    export_ms: number;
	    prompt_tokens: number;
	    generated_tokens: number;
	}
	export interface Placeholder {
	    text: string;
	    slot: string;
	}
	export interface Sentence {
	    text: string;
	    by: string;
	    sources: evidence.Source[];
	    alternatives: string[];
	    part?: string;
	    key?: string;
	    locked?: boolean;
	    composed?: Composed;
	}
	export interface Paragraph {
	    slot: string;
	    sentences: Sentence[];
	}
	export interface Recipient {
	    person: string;
	    team: string;
	    company: string;
	}
	export interface Sender {
	    name: string;
	    email: string;
	    phone: string;
	    place: string;
	    links: string[];
	}
	export interface Opening {
	    kind: string;
	    available: boolean;
	    why: string;
	    question: string;
	}
	export interface Letter {
	    version: number;
	    company: string;
	    role: string;
	    team: string;
	    opening: string;
	    openings: Opening[];
	    model?: string;
	    seed: number;
	    pack: string;
	    form: string;
	    tone: string;
	    words: number;
	    language: string;
	    date: string;
	    sender: Sender;
	    looks: document.Looks;
	    recipient: Recipient;
	    subject?: string;
	    paragraphs: Paragraph[];
	    signals: evidence.Signals;
	    findings: check.Finding[];
	    placeholders: Placeholder[];
	    questions: playbook.Question[];
	    gaps: Gap[];
	    needs: evidence.NeedState[];
	    timings: Timings;
	}
	
	
	
	
	
	

}

export namespace lock {
	
	export interface State {
	    on: boolean;
	    tried: string;
	}

}

export namespace playbook {
	
	export interface Question {
	    key: string;
	    signal: string;
	    text: string;
	    why: string;
	}

}

export namespace posting {
	
	export interface Corrections {
	    company?: string;
	    role?: string;
	    team?: string;
	    person?: string;
	    place?: string;
	    problem?: string;
	    task?: string;
	}
	export interface Field {
	    value: string;
	    quote: string;
	}
	export interface Need {
	    text: string;
	    quote: string;
	    must: boolean;
	}
	export interface Task {
	    quote: string;
	    task: string;
	    score: number;
	    why: string;
	}
	export interface Problem {
	    quote: string;
	    task: string;
	    hook: string;
	    score: number;
	    why: string;
	}
	export interface Posting {
	    company: Field;
	    aliases: string[];
	    role: Field;
	    roles: Field[];
	    team: Field;
	    place: Field;
	    person: Field;
	    apply: Field;
	    agency: Field;
	    language: string;
	    verdict: string;
	    verdict_why: string;
	    problems: Problem[];
	    tasks: Task[];
	    duties: string[];
	    needs: Need[];
	    stack: string[];
	    boilerplate: string[];
	    lines: string[];
	    corrections: Corrections;
	}
	

}

export namespace resume {
	
	export interface Contact {
	    name: string;
	    email: string;
	    phone: string;
	    place: string;
	    links: string[];
	}
	export interface Correction {
	    do: string;
	    job?: string;
	    field?: string;
	    text?: string;
	    value?: string;
	}
	export interface Text {
	    text: string;
	    page: number;
	    box: number[];
	}
	export interface Job {
	    employer: string;
	    title: string;
	    start: string;
	    end: string;
	    place: string;
	    bullets: Text[];
	    head: Text;
	    blurb: Text[];
	}
	export interface Language {
	    name: string;
	    level: string;
	}
	export interface Project {
	    name: string;
	    bullets: Text[];
	    head: Text;
	}
	export interface Skill {
	    name: string;
	    level: string;
	    from: Text;
	}
	export interface School {
	    school: string;
	    degree: string;
	    end: string;
	}
	export interface Resume {
	    version: number;
	    verdict: string;
	    verdict_why: string;
	    pages: number;
	    language: string;
	    contact: Contact;
	    summary: Text[];
	    jobs: Job[];
	    projects: Project[];
	    education: School[];
	    skills: Skill[];
	    languages: Language[];
	    unplaced: Text[];
	    hidden: Text[];
	    looks: document.Looks;
	}
	
	

}

export namespace weights {
	
	export interface Model {
	    name: string;
	    title: string;
	    licence: string;
	    path: string;
	    bytes: number;
	    installed: boolean;
	    added: boolean;
	    default: boolean;
	}

}

