package adaptarium.experiments.watch;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.UserException;
import adaptarium.random.Seeds;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A change of the task in mid-episode: a fault, a gust, another load. */
public final class Switch {
    private Switch() {}

    /**
     * What is to be run before every step of a session.
     *
     * @param session where the change happens, once, in its first episode that lasts that long
     * @param at seconds into the episode, such as {@code 3s}; null for never
     * @param changes {@code name=value} of live parameters; empty to draw all live ones anew from outside the training set where there is one
     * @param seed of what is drawn
     * @return to be run before every step
     * @throws UserException where a time or change cannot be understood
     */
    public static Planned in(AdaptationSession<?> session, @Nullable String at, List<String> changes, long seed) {
        return new Planned(session, at != null, script(session.family(), at, changes, seed));
    }

    /** A change that is planned for a session, or none. */
    public static final class Planned implements Runnable {
        private final AdaptationSession<?> session;
        private final boolean wanted;
        private final Function<Snapshot, List<Command>> script;
        private boolean came;

        private Planned(AdaptationSession<?> session, boolean wanted, Function<Snapshot, List<Command>> script) {
            this.session = session;
            this.wanted = wanted;
            this.script = script;
        }

        @Override
        public void run() {
            List<Command> due = script.apply(session.snapshot());
            came |= !due.isEmpty();
            due.forEach(session::apply);
        }

        /** Whether a change was planned and did not come, because every episode so far ended before its time. */
        public boolean missed() {
            return wanted && !came;
        }
    }

    /**
     * The commands that make the change, once in every task.
     *
     * @param family what is played
     * @param at seconds into an episode, such as {@code 3s}; null for never
     * @param changes {@code name=value} of live parameters; empty to draw all live ones anew from outside the training set where there is one
     * @param seed of what is drawn
     * @return what to do before the step that follows a moment
     * @throws UserException where a time or change cannot be understood
     */
    public static Function<Snapshot, List<Command>> script(
            TaskFamily<?> family, @Nullable String at, List<String> changes, long seed) {
        if (at == null) {
            if (!changes.isEmpty()) {
                throw new UserException("--switch needs --switch-at, the time of the change");
            }
            return moment -> List.of();
        }
        double time = seconds(at);
        EnvironmentSpec spec = family.spec();
        double last = (spec.horizon() - 1) * spec.controlTimestep(); // when the last step begins
        if (time > last) {
            throw new UserException("--switch-at " + at + " lies behind the end: the last step of an episode of "
                    + spec.id() + " begins after " + String.format(Locale.ROOT, "%.4g", last) + " s");
        }
        TaskSpace<?> space = family.tasks();
        Map<String, Object> wanted =
                changes.isEmpty() ? drawn(space, seed) : TaskValues.parsed(space, "--switch", changes);
        List<Command> commands = new ArrayList<>();
        wanted.forEach((name, value) -> commands.add(new Command.Change(name, value)));
        int[] tasks = {-1}; // how many tasks had been met before the one that was last switched
        return moment -> {
            int met = moment.task().number();
            boolean due =
                    moment.present().scene().time() >= time && moment.present().outcome() == Snapshot.Outcome.RUNNING;
            if (!due || met == tasks[0]) {
                return List.of();
            }
            tasks[0] = met;
            return commands;
        };
    }

    private static double seconds(String text) {
        String number = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
        try {
            double seconds = Double.parseDouble(number);
            if (seconds >= 0) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            throw new UserException("--switch-at must be a time such as 3s, got '" + text + "'", e);
        }
        throw new UserException("--switch-at must not be negative, got '" + text + "'");
    }

    private static <T extends Record> Map<String, Object> drawn(TaskSpace<T> space, long seed) {
        T other = space.sample(
                space.canShift() ? Split.SHIFTED : Split.TEST, Seeds.generator(Seeds.derive(seed, "switch")));
        Map<String, Object> changes = new LinkedHashMap<>();
        for (TaskParameter parameter : space.parameters()) {
            if (parameter.live()) {
                changes.put(parameter.name(), space.get(other, parameter.name()));
            }
        }
        if (changes.isEmpty()) {
            throw new UserException("--switch-at: the family has no parameter that may change in mid-episode");
        }
        return changes;
    }
}
