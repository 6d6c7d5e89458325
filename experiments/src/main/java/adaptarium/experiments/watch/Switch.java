package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.UserException;
import adaptarium.render.watch.Command;
import adaptarium.sim.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of the task in mid-episode: a fault, a gust, another load. */
public final class Switch {
    private Switch() {}

    /**
     * What is to be run before every step of a session.
     *
     * @param session where the change happens, once in each episode from the second round on, or in the first where it is the only one
     * @param at seconds into the episode, such as {@code 3s}; null for never
     * @param changes {@code name=value} of live parameters; empty to draw all live ones anew from outside the training set where there is one
     * @param seed of what is drawn
     * @return something to run before every step
     * @throws UserException where a time or change cannot be understood
     */
    public static Runnable in(AdaptationSession<?> session, @Nullable String at, List<String> changes, long seed) {
        if (at == null) {
            if (!changes.isEmpty()) {
                throw new UserException("--switch needs --switch-at, the time of the change");
            }
            return () -> {};
        }
        double time = seconds(at);
        Map<String, Object> wanted = changes.isEmpty() ? drawn(session.task(), seed) : parsed(session.task(), changes);
        boolean[] done = {false};
        return () -> {
            var scene = session.snapshot()
                    .panes()
                    .get(session.snapshot().panes().size() - 1)
                    .scene();
            if (!done[0] && scene.time() >= time) {
                wanted.forEach((name, value) -> session.apply(new Command.Change(name, value)));
                done[0] = true;
            }
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

    private static <T extends Record> Map<String, Object> drawn(T task, long seed) {
        TaskSpace<T> space = spaceOf(task);
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

    private static <T extends Record> Map<String, Object> parsed(T task, List<String> changes) {
        TaskSpace<T> space = spaceOf(task);
        Map<String, Object> parsed = new LinkedHashMap<>();
        for (String change : changes) {
            int equals = change.indexOf('=');
            if (equals < 1) {
                throw new UserException("--switch must look like name=value, got '" + change + "'");
            }
            String name = change.substring(0, equals);
            parsed.put(name, space.parameter(name).parse(value(change.substring(equals + 1))));
        }
        return parsed;
    }

    private static Object value(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    // getClass of a record's instance is its record class
    @SuppressWarnings("unchecked")
    private static <T extends Record> TaskSpace<T> spaceOf(T task) {
        return TaskSpace.of((Class<T>) task.getClass());
    }
}
