package adaptarium.envs;

import java.util.List;

/** What an agent may do in one control step. */
public sealed interface ActionSpace {
    /** How many floats an action is: one per axis, or 1 for a discrete space. */
    int size();

    /**
     * Real numbers within bounds. Actions outside are clipped by the environment, non-finite ones are refused.
     *
     * @param axes one per number, all bounded
     */
    record Continuous(List<Axis> axes) implements ActionSpace {
        /** Copies the list and checks that it is not empty and that every axis has finite bounds. */
        public Continuous {
            axes = List.copyOf(axes);
            if (axes.isEmpty()) {
                throw new IllegalArgumentException("a continuous action space needs at least one axis");
            }
            for (Axis axis : axes) {
                if (!Double.isFinite(axis.low()) || !Double.isFinite(axis.high())) {
                    throw new IllegalArgumentException("action axis '" + axis.name() + "' needs finite bounds");
                }
            }
        }

        @Override
        public int size() {
            return axes.size();
        }
    }

    /**
     * One of several named choices; an action is the choice's index as a float.
     *
     * @param choices names, in index order
     */
    record Discrete(List<String> choices) implements ActionSpace {
        /** Copies the list and checks that there is a choice. */
        public Discrete {
            choices = List.copyOf(choices);
            if (choices.size() < 2) {
                throw new IllegalArgumentException(
                        "a discrete action space needs at least two choices, got " + choices);
            }
        }

        @Override
        public int size() {
            return 1;
        }
    }
}
