package adaptarium.meta;

/** What a round of an {@link Adaptation} is, and so what people count when they watch one. */
public enum RoundKind {
    /** One episode after another, remembered: the agent adapts while it plays. The first episode is episode 1. */
    EPISODE("episode", 1),
    /** One episode or more, and then one gradient step. Before any adaptation there have been 0 gradient steps. */
    GRADIENT_STEP("gradient step", 0),
    /** One episode or more, and then something else, such as an inference or a few passes of an optimiser. Before any adaptation there have been 0 rounds. */
    BATCH("round", 0),
    /** One episode after another, each played like the first: nothing is carried from round to round. */
    NONE("episode", 1);

    private final String noun;
    private final int first;

    RoundKind(String noun, int first) {
        this.noun = noun;
        this.first = first;
    }

    /** What is counted, in the singular, such as {@code "gradient step"}. */
    public String noun() {
        return noun;
    }

    /** The number of the round that is played before any adaptation: 1 where episodes are counted, 0 where adaptations are. */
    public int first() {
        return first;
    }

    /** Whether anything is carried from round to round. */
    public boolean adapts() {
        return this != NONE;
    }

    /**
     * What a round is called.
     *
     * @param round how many rounds came before it
     * @return such as {@code "episode 1"} or {@code "2 gradient steps"}
     */
    public String title(int round) {
        int number = first + round;
        return first == 1 ? noun + " " + number : number + " " + noun + (number == 1 ? "" : "s");
    }
}
