package adaptarium.render.watch;

import java.util.List;

/**
 * What can be shown in a window instead of what is shown: families, agents with their checkpoints, and splits. All but {@link #open} is asked by the window's
 * thread and answers at once.
 */
public interface Catalogue {
    /** Nothing to go to. */
    Catalogue NONE = new Catalogue() {
        @Override
        public List<Family> families() {
            return List.of();
        }

        @Override
        public List<Agent> agents() {
            return List.of();
        }

        @Override
        public List<String> splits() {
            return List.of();
        }

        @Override
        public String role() {
            return "";
        }

        @Override
        public String nobody() {
            return "";
        }

        @Override
        public Choice present() {
            return new Choice("", "", Choice.NEWEST, "");
        }

        @Override
        public Choice start(String family) {
            return present();
        }

        @Override
        public void look() {}

        @Override
        public String open(Choice choice) {
            return "there is nothing else to show";
        }
    };

    /**
     * A family that can be shown.
     *
     * @param id its versioned id
     * @param hidden what is hidden in it, in words
     */
    record Family(String id, String hidden) {}

    /**
     * A trained agent that can be shown, or a configuration by which nobody has trained one yet.
     *
     * @param id what it is asked for by
     * @param family id of the family it was trained on
     * @param learner who learned, how long, and how good it got, in words; the command that trains it where nobody has
     * @param checkpoints what its checkpoints are called, the newest first; empty where nobody has trained it
     */
    record Agent(String id, String family, String learner, List<String> checkpoints) {
        /** Copies the list. */
        public Agent {
            checkpoints = List.copyOf(checkpoints);
        }

        /** Whether it can be shown. */
        public boolean trained() {
            return !checkpoints.isEmpty();
        }
    }

    /**
     * What is shown.
     *
     * @param agent an agent's id; empty for {@link #nobody}
     * @param family a family's id
     * @param checkpoint what the agent's checkpoint is called
     * @param split where tasks are drawn from
     */
    record Choice(String agent, String family, String checkpoint, String split) {
        /** What the newest checkpoint is called, whichever it is. */
        public static final String NEWEST = "newest";
    }

    /** The families there are, in order. */
    List<Family> families();

    /** The agents that are known at this moment; more may be found after {@link #look}. */
    List<Agent> agents();

    /** Where tasks can be drawn from. */
    List<String> splits();

    /** What an agent is chosen for, in a word or two: to be watched, or to be raced against. */
    String role();

    /** Who it is where no agent is chosen. */
    String nobody();

    /** What is shown now. */
    Choice present();

    /**
     * What a family is shown with at first.
     *
     * @param family its id
     */
    Choice start(String family);

    /** Looks for agents anew, without keeping the caller waiting. */
    void look();

    /**
     * Opens what was chosen, so that it can be shown once the window leaves what it shows. It may take a while; called by a thread of its own.
     *
     * @param choice what
     * @return why it cannot be opened, in a line; empty where it has been
     */
    String open(Choice choice);
}
