package adaptarium.envs.check;

import adaptarium.envs.ChoiceParameter;
import adaptarium.envs.Episode;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every task parameter matters: another value gives another trajectory under the same actions, from the start and, where it is live, from the
 * middle of an episode on.
 *
 * @param <T> the task record
 */
final class Sensitivity<T extends Record> {
    private static final int TASKS = 6;
    private static final int MOST_TASKS =
            30; // for what matters in some tasks only, such as the hinges of a door where others have none

    private final Subject<T> subject;
    private final List<T> tasks;
    private final List<T> more;
    private final Simulation<T> simulation;

    Sensitivity(Subject<T> subject) {
        this.subject = subject;
        more = subject.someTasks(MOST_TASKS);
        tasks = more.subList(0, TASKS);
        simulation = subject.family().newSimulation();
    }

    List<Result> run() {
        List<String> dead = new ArrayList<>();
        Set<String> notLive = new LinkedHashSet<>();
        int live = 0;
        for (TaskParameter parameter : subject.space().parameters()) {
            for (List<Object> values : mustDiffer(parameter)) {
                if (!matters(parameter.name(), values, /* midway= */ false)) {
                    dead.add(parameter.name() + " (" + values + " do the same)");
                } else if (parameter.live() && !matters(parameter.name(), values, /* midway= */ true)) {
                    notLive.add(parameter.name());
                }
            }
            live += parameter.live() ? 1 : 0;
        }
        int all = subject.space().parameters().size();
        return List.of(
                dead.isEmpty()
                        ? Result.passed("sensitivity", "all " + all + " task parameters change the trajectory")
                        : Result.failed("sensitivity", "without effect: " + String.join(", ", dead)),
                notLive.isEmpty() ? unchanged(live) : withoutEffect(notLive));
    }

    private Result withoutEffect(Set<String> names) {
        String seen = "declared live, but without effect in mid-episode: " + String.join(", ", names);
        boolean byItself =
                tasks.stream().anyMatch(task -> changesByItself(task, subject.actions(Pattern.RANDOM, subject.seed())));
        return byItself
                ? Result.notShown("live parameters", seen + "; a change that the family makes itself may hide it")
                : Result.failed("live parameters", seen);
    }

    /** Lists of values of which one must act unlike the first: every choice on its own, a few points of a range together (its ends may be one angle). */
    private static List<List<Object>> mustDiffer(TaskParameter parameter) {
        if (parameter instanceof ChoiceParameter choices) {
            List<Object> values = choices.values();
            return values.stream()
                    .skip(1)
                    .map(value -> List.of(values.get(0), value))
                    .toList();
        }
        if (parameter instanceof RangeParameter range) {
            double between = range.low() + 0.37 * (range.high() - range.low());
            return List.of(List.of(range.low(), between, range.high()));
        }
        return List.of(List.of(1L, 2L, 3L));
    }

    private boolean matters(String name, List<Object> values, boolean midway) {
        for (int i = 0; i < MOST_TASKS; i++) {
            Optional<T> a = with(more.get(i), name, values.get(0));
            for (Object value : values.subList(1, values.size())) {
                Optional<T> b = with(more.get(i), name, value);
                if (a.isPresent() && b.isPresent() && differ(a.get(), b.get(), i, midway)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The task with another value; empty where the record refuses the combination. */
    private Optional<T> with(T task, String name, Object value) {
        try {
            return Optional.of(subject.space().with(task, name, value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean differ(T a, T b, int i, boolean midway) {
        long seed = Seeds.derive(subject.seed(), "sensitivity", i);
        List<float[][]> tries = new ArrayList<>();
        for (Pattern pattern : List.of(Pattern.RANDOM, Pattern.HELD, Pattern.WAVE)) {
            tries.add(subject.actions(pattern, seed));
        }
        tries.add(subject.referenceActions(a, seed));
        tries.add(subject.referenceActions(b, seed));
        for (float[][] actions : tries) {
            Trajectory plain = subject.play(simulation, a, seed, actions);
            if (midway && refuses(a, b, seed)) {
                return true; // a family may say that it cannot make this change
            }
            Trajectory changed = midway
                    ? switched(a, b, seed, actions, plain.steps() / 3)
                    : subject.play(simulation, b, seed, actions);
            if (!plain.same(changed)) {
                return true;
            }
        }
        return false;
    }

    private boolean refuses(T first, T second, long seed) {
        try {
            subject.begin(simulation, first, seed).changeTask(second);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** A live change to the task that is already there must change nothing. */
    private Result unchanged(int live) {
        if (live == 0) {
            return Result.passed("live parameters", "none declared");
        }
        for (T task : tasks) {
            float[][] actions = subject.actions(Pattern.RANDOM, subject.seed());
            if (changesByItself(task, actions)) {
                continue; // what was given is not what is there
            }
            Trajectory plain = subject.play(simulation, task, subject.seed(), actions);
            if (!plain.same(switched(task, task, subject.seed(), actions, plain.steps() / 2))) {
                return Result.failed("live parameters", "changing to the same task changes the episode: " + task);
            }
        }
        return Result.passed("live parameters", live + " may change in mid-episode, and do");
    }

    private boolean changesByItself(T task, float[][] actions) {
        Episode<T> episode = subject.begin(simulation, task, subject.seed());
        boolean over = false;
        for (int t = 0; t < actions.length && !over; t++) {
            episode.act(actions[t].clone());
            over = episode.terminated();
        }
        return episode.events().stream().anyMatch(Episode.Event.TaskChanged.class::isInstance);
    }

    private Trajectory switched(T first, T second, long seed, float[][] actions, int when) {
        Episode<T> episode = subject.begin(simulation, first, seed);
        Trajectory trajectory = new Trajectory(subject.spec());
        trajectory.add(episode, /* first= */ true);
        for (int t = 0; t < actions.length && !trajectory.terminated(); t++) {
            if (t == when) {
                episode.changeTask(second);
            }
            episode.act(actions[t].clone());
            trajectory.add(episode, /* first= */ false);
        }
        return trajectory;
    }
}
