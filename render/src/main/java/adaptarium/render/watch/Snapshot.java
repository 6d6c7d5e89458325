package adaptarium.render.watch;

import adaptarium.render.SceneFrame;
import adaptarium.render.StripPlot;
import adaptarium.render.Trail;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is shown of a session at one moment: immutable, made by the simulation's thread, drawn by another.
 *
 * @param step control steps since the session began
 * @param panes scenes, side by side
 * @param task what is hidden, and what has been met of it
 * @param plots returns so far
 * @param strip what the adaptation carries
 * @param motors the controls of the agent, in the order of its action; empty where they are not shown
 * @param hand who pulls at what; null where nobody does
 * @param told the example that is told apart, which then stands beside its scene in place of all panels; null where somebody acts
 * @param over whether nothing more will happen
 */
public record Snapshot(
        long step,
        List<Pane> panes,
        Task task,
        List<Plot> plots,
        Strip strip,
        List<Motor> motors,
        @Nullable Hand hand,
        @Nullable ToldExample told,
        boolean over) {
    /** Copies the lists. */
    public Snapshot {
        panes = List.copyOf(panes);
        plots = List.copyOf(plots);
        motors = List.copyOf(motors);
        if (panes.isEmpty()) {
            throw new IllegalArgumentException("a snapshot needs at least one pane");
        }
    }

    /**
     * A moment of somebody who acts.
     *
     * @param step control steps since the session began
     * @param panes scenes, side by side
     * @param task what is hidden, and what has been met of it
     * @param plots returns so far
     * @param strip what the adaptation carries
     * @param motors the controls of the agent
     * @param hand who pulls at what; null where nobody does
     * @param over whether nothing more will happen
     */
    public Snapshot(
            long step,
            List<Pane> panes,
            Task task,
            List<Plot> plots,
            Strip strip,
            List<Motor> motors,
            @Nullable Hand hand,
            boolean over) {
        this(step, panes, task, plots, strip, motors, hand, /* told= */ null, over);
    }

    /** The same where nothing more will happen, or something will. */
    Snapshot ending(boolean isOver) {
        return new Snapshot(step, panes, task, plots, strip, motors, hand, told, isOver);
    }

    /** The scene of the agent as it is now: the last one that is no other agent's. */
    public Pane present() {
        return panes.get(presentIndex());
    }

    /** Who plays beside; empty for nobody. */
    String beside() {
        return panes.stream()
                .filter(pane -> pane.source() == Source.BESIDE)
                .map(Pane::title)
                .findFirst()
                .orElse("");
    }

    /** The index of {@link #present}. */
    int presentIndex() {
        for (int i = panes.size() - 1; i >= 0; i--) {
            if (panes.get(i).source() == Source.NOW) {
                return i;
            }
        }
        return panes.size() - 1;
    }

    /** Whose scene it is. */
    public enum Source {
        /** What the agent did before it adapted: a film. */
        BEFORE,
        /** What it does now. */
        NOW,
        /** What another agent does in the same task. */
        BESIDE
    }

    /**
     * One scene.
     *
     * @param source whose
     * @param title whose or when, such as {@code "before adaptation"}
     * @param note a detail, such as {@code "episode 1"}
     * @param scene the scene
     * @param trails ways of the followed body, the present one last
     * @param episodeReturn undiscounted return so far in this episode; not a number where nobody counts any
     * @param outcome how the episode stands
     * @param events how many things have happened from outside in this episode
     * @param readings what can be plotted over time beside the scene
     */
    public record Pane(
            Source source,
            String title,
            String note,
            SceneFrame scene,
            List<Trail> trails,
            double episodeReturn,
            Outcome outcome,
            int events,
            Readings readings) {
        /** Copies the list. */
        public Pane {
            trails = List.copyOf(trails);
        }

        /**
         * A scene of whose agent nothing more is known.
         *
         * @param source whose
         * @param title whose or when
         * @param note a detail
         * @param scene the scene
         * @param trails ways of the followed body, the present one last
         * @param episodeReturn undiscounted return so far in this episode
         * @param outcome how the episode stands
         * @param events how many things have happened from outside in this episode
         */
        public Pane(
                Source source,
                String title,
                String note,
                SceneFrame scene,
                List<Trail> trails,
                double episodeReturn,
                Outcome outcome,
                int events) {
            this(source, title, note, scene, trails, episodeReturn, outcome, events, Readings.NONE);
        }

        /** The same with another note. */
        public Pane with(String other) {
            return new Pane(source, title, other, scene, trails, episodeReturn, outcome, events, readings);
        }

        /** The same with another scene. */
        public Pane with(SceneFrame other) {
            return new Pane(source, title, note, other, trails, episodeReturn, outcome, events, readings);
        }

        /** The same with other readings. */
        public Pane with(Readings other) {
            return new Pane(source, title, note, scene, trails, episodeReturn, outcome, events, other);
        }
    }

    /** How an episode stands. */
    public enum Outcome {
        /** It goes on. */
        RUNNING(""),
        /** It ended for good, short of the goal. */
        FAILED("failed"),
        /** Its time is over. */
        TIME_OVER("time over"),
        /** The goal is met. */
        SUCCESS("success"),
        /** A whole example is taken for the class it is. */
        RIGHT("right"),
        /** A whole example is taken for another class. */
        WRONG("wrong");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** In words; empty while running. */
        public String text() {
            return text;
        }
    }

    /**
     * What the agent cannot see.
     *
     * @param number another one each time a task begins, be it the same task again
     * @param values of the task's parameters, by name
     * @param earlier the values of tasks met earlier in this session
     * @param experience what the agent has met of the present task, in words
     * @param hidden whether whoever looks on must not see it either, and guesses
     * @param editing what has been edited of its scene
     */
    public record Task(
            int number,
            Map<String, Object> values,
            List<Map<String, Object>> earlier,
            String experience,
            boolean hidden,
            Editing editing) {
        /** Copies the collections. */
        public Task {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            earlier = List.copyOf(earlier);
        }

        /**
         * What the agent cannot see, but whoever looks on can.
         *
         * @param number another one each time a task begins
         * @param values of the task's parameters, by name
         * @param earlier the values of tasks met earlier in this session
         * @param experience what the agent has met of the present task, in words
         */
        public Task(int number, Map<String, Object> values, List<Map<String, Object>> earlier, String experience) {
            this(number, values, earlier, experience, /* hidden= */ false, Editing.NONE);
        }
    }

    /**
     * A plot of returns.
     *
     * @param title above it
     * @param counts what the x axis counts, such as {@code "episode"}
     * @param measure what the y axis shows, such as {@code "return"}
     * @param curves the lines
     * @param last how far the x axis reaches at least; not a number where nobody knows
     * @param low what is on the y axis in any case, so that an unfinished return is seen against what the family gives; not a number for nothing
     * @param high what is on the y axis in any case; not a number for nothing
     */
    public record Plot(
            String title, String counts, String measure, List<Curve> curves, double last, double low, double high) {
        /** Copies the list. */
        public Plot {
            curves = List.copyOf(curves);
        }

        /**
         * A plot whose axes show just its curves.
         *
         * @param title above it
         * @param counts what the x axis counts
         * @param curves the lines
         */
        public Plot(String title, String counts, List<Curve> curves) {
            this(title, counts, "return", curves, Double.NaN, Double.NaN, Double.NaN);
        }
    }

    /**
     * Numbers, one after the other, such as returns.
     *
     * @param name whose
     * @param first number of the first one
     * @param values double[rounds]; read-only by convention
     * @param live the return so far of what is going on now; not a number where nothing is
     * @param then what the return had been at this step the time before; not a number where there is none
     * @param deviations double[rounds], how far to either side of the values a thin line is drawn; empty for none. Read-only by convention
     */
    @SuppressWarnings("ArrayRecordComponent") // drawn every frame; equality is never asked
    public record Curve(String name, int first, double[] values, double live, double then, double[] deviations) {
        /** Checks that there is a deviation for every value, or none. */
        public Curve {
            if (deviations.length != 0 && deviations.length != values.length) {
                throw new IllegalArgumentException("curve '" + name + "' needs " + values.length
                        + " deviations or none, got " + deviations.length);
            }
        }

        /**
         * Numbers of which nobody says how sure they are.
         *
         * @param name whose
         * @param first number of the first one
         * @param values double[rounds]
         * @param live the return so far of what is going on now
         * @param then what the return had been at this step the time before
         */
        public Curve(String name, int first, double[] values, double live, double then) {
            this(name, first, values, live, then, new double[0]);
        }
    }

    /**
     * What the adaptation carries.
     *
     * @param title what it is
     * @param columns oldest moment first; empty where nothing adapts
     * @param parts what the numbers of a column are, in their order; empty where they are all of one kind
     */
    public record Strip(String title, List<float[]> columns, List<StripPlot.Part> parts) {
        /** Nothing adapts. */
        public static final Strip NONE = new Strip("", List.of(), List.of());

        /** Copies the lists. */
        public Strip {
            columns = List.copyOf(columns);
            parts = List.copyOf(parts);
        }

        /** What a number of a column is, such as {@code "belief mean 2"}. */
        String name(int index) {
            int first = 0;
            for (StripPlot.Part part : parts) {
                if (index < first + part.size()) {
                    return part.name() + " " + (index - first + 1);
                }
                first += part.size();
            }
            return "unit " + (index + 1);
        }
    }

    /**
     * One axis of the action, or one choice.
     *
     * @param name of the axis or choice
     * @param unit its unit, {@code "1"} for a pure number
     * @param low least value
     * @param high greatest value
     * @param value what acts: as it was last set, within the bounds
     * @param asked as the agent asked for it, which may lie beyond them
     * @param works false where somebody has stopped it
     * @param breakable whether it can be stopped
     */
    public record Motor(
            String name,
            String unit,
            double low,
            double high,
            double value,
            double asked,
            boolean works,
            boolean breakable) {}

    /**
     * A hand that pulls at a body.
     *
     * @param where whose scene
     * @param body index of the body
     * @param localX where it is held, body coordinates, m
     * @param localY where it is held, body coordinates, m
     * @param x where the hand is, m
     * @param y where the hand is, m
     */
    public record Hand(Source where, int body, double localX, double localY, double x, double y) {}
}
