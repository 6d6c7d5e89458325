package adaptarium.render.watch;

/** A key the viewer knows, and what it does. */
public enum Key {
    /** Pause or go on. */
    SPACE("Space", "pause, go on"),
    /** One step on. */
    RIGHT("→", ".", "one step on"),
    /** One step back through what was seen. */
    LEFT("←", ",", "look one step back"),
    /** The sign before on the time line. */
    PAGE_UP("PgUp", "sign before on the time line"),
    /** The sign after on the time line. */
    PAGE_DOWN("PgDn", "sign after"),
    /** The newest moment. */
    END("End", "newest moment"),
    /** Slower. */
    MINUS("−", "slower"),
    /** Faster. */
    EQUAL("=", "faster"),
    /** Start again. */
    BACKSPACE("Backspace", "start again"),
    /** Next task. */
    N("N", "next task"),
    /** Another agent beside this one. */
    B("B", "another agent beside"),
    /** Before adaptation as a ghost, or beside. */
    G("G", "before: ghost or beside"),
    /** Signals over time. */
    V("V", "values over time"),
    /** Map of adaptation. */
    M("M", "map of adaptation"),
    /** Break the joint under the pointer. */
    X("X", "break joint at pointer"),
    /** Camera follows or stands still. */
    F("F", "camera follows or stands"),
    /** Camera closer, wider, and as usual. */
    C("C", "camera: close, wide, usual"),
    /** Show all again. */
    HOME("Home", "show all of the scene"),
    /** Reveal a task that is guessed. */
    ENTER("Enter", "reveal a hidden task"),
    /** Light or dark. */
    T("T", "light or dark"),
    /** Size of the interface. */
    Z("Z", "size of the interface"),
    /** Begin or end a film. */
    R("R", "begin or end a film"),
    /** Keep this picture. */
    P("P", "keep this picture"),
    /** Help. */
    F1("F1", "this help"),
    /** Another family or agent. */
    F2("F2", "browse families and agents"),
    /** Up, in a list. */
    UP("↑", ""),
    /** Down, in a list. */
    DOWN("↓", ""),
    /** Edit the scene. */
    F3("F3", "edit the scene"),
    /** Undo an edit. */
    UNDO("Ctrl+Z", "undo the newest edit"),
    /** Make an edit again that was undone. */
    REDO("Ctrl+Y", "make it again"),
    /** Take away a thing. */
    DELETE("Del", "take away the chosen thing"),
    /** Keep the task. */
    SAVE("Ctrl+S", "save task and scene"),
    /** Leave. */
    ESCAPE("Esc", "close help, leave");

    private final String label;
    private final String other;
    private final String meaning;

    Key(String label, String meaning) {
        this(label, /* other= */ "", meaning);
    }

    Key(String label, String other, String meaning) {
        this.label = label;
        this.other = other;
        this.meaning = meaning;
    }

    /** What stands on the key. */
    public String label() {
        return label;
    }

    /** What stands on another key that does the same, also where somebody drives with the first; empty for none. */
    public String other() {
        return other;
    }

    /** What it does; empty where that is said elsewhere. */
    public String meaning() {
        return meaning;
    }
}
