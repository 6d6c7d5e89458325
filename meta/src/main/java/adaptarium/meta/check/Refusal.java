package adaptarium.meta.check;

import adaptarium.agents.store.State;
import adaptarium.envs.ForeignCodeException;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.MetaTraining;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Whether what does not fit is refused with an {@link IllegalArgumentException} that says something, and changes nothing. */
final class Refusal {
    private final Learners<?> learners;

    Refusal(Learners<?> learners) {
        this.learners = learners;
    }

    /** Every tensor of a state in turn is missing, too long, of another type and not finite. */
    static <T> Result states(Trained<T> learners) {
        int tried = 0;
        try (MetaTraining<T> learner = learners.fresh(1);
                MetaTraining<T> other = learners.stranger()) {
            learners.update(learner, 0);
            learners.update(other, 1);
            State before = learner.state();
            State good = other.state();
            if (good.names().isEmpty()) {
                return Result.failed("refused states", "state() is empty, so nothing can be resumed");
            }
            for (String name : good.names()) {
                for (Map.Entry<String, State> damaged : damaged(good, name).entrySet()) {
                    tried++;
                    String what = "a state whose tensor '" + name + "' " + damaged.getKey();
                    String trouble = refuses(() -> learner.restore(damaged.getValue()));
                    if (!trouble.isEmpty()) {
                        return Result.failed("refused states", what + ": " + trouble);
                    }
                    Optional<String> changed = Learners.difference(before, learner.state());
                    if (changed.isPresent()) {
                        return Result.failed("refused states", what + " was refused but changed " + changed.get());
                    }
                }
            }
        }
        return Result.passed("refused states", tried + " damaged states refused, and nothing changed");
    }

    private static Map<String, State> damaged(State good, String name) {
        Map<String, State> damaged = new LinkedHashMap<>();
        damaged.put("is missing", with(good, name, values -> null));
        damaged.put("is one number too long", with(good, name, Refusal::longer));
        damaged.put("is of another type", with(good, name, Refusal::ofOtherType));
        Object values = good.entry(name).values();
        if ((values instanceof float[] f && f.length > 0) || (values instanceof double[] d && d.length > 0)) {
            damaged.put("holds NaN", with(good, name, Refusal::notFinite));
        }
        return damaged;
    }

    private static State with(
            State good, String name, UnaryOperator<@org.jspecify.annotations.Nullable Object> change) {
        State state = new State();
        for (String each : good.names()) {
            State.Entry entry = good.entry(each);
            Object values = each.equals(name) ? change.apply(entry.values()) : entry.values();
            boolean sameLength = values != null
                    && java.lang.reflect.Array.getLength(values) == java.lang.reflect.Array.getLength(entry.values());
            if (values != null && sameLength) {
                state.put(each, values, entry.shape());
            } else if (values != null) {
                state.put(each, values);
            }
        }
        return state;
    }

    private static Object longer(Object values) {
        int length = java.lang.reflect.Array.getLength(values);
        Object longer = java.lang.reflect.Array.newInstance(values.getClass().getComponentType(), length + 1);
        System.arraycopy(values, 0, longer, 0, length);
        return longer;
    }

    private static Object ofOtherType(Object values) {
        int length = java.lang.reflect.Array.getLength(values);
        return values instanceof float[] ? new double[length] : new float[length];
    }

    private static Object notFinite(Object values) {
        if (values instanceof float[] floats) {
            float[] broken = floats.clone();
            broken[broken.length / 2] = Float.NaN;
            return broken;
        }
        double[] broken = ((double[]) values).clone();
        broken[broken.length / 2] = Double.NaN;
        return broken;
    }

    /** Wrong numbers of tasks, and an ablation that is not there. */
    Result arguments() {
        List<String> troubles = new ArrayList<>();
        try (MetaLearner<TwoArms.Task> learner = learners.fresh(1)) {
            List<TwoArms.Task> tooMany = new ArrayList<>();
            for (int i = 0; i <= learner.metaBatchSize(); i++) {
                tooMany.add(learners.space().nominal());
            }
            add(troubles, "metaUpdate with a task too many", () -> learner.metaUpdate(tooMany, 1));
            add(
                    troubles,
                    "newAdaptation of 0 tasks",
                    () -> learner.newAdaptation(0, 1).close());
            add(
                    troubles,
                    "an unknown ablation",
                    () -> learner.newAblation("no such thing", 1, 1).close());
        }
        return troubles.isEmpty()
                ? Result.passed("refused arguments", "a wrong number of tasks and an unknown ablation are refused")
                : Result.failed("refused arguments", troubles.get(0));
    }

    static void add(List<String> troubles, String what, Runnable attempt) {
        String trouble = refuses(attempt);
        if (!trouble.isEmpty()) {
            troubles.add(what + ": " + trouble);
        }
    }

    /** What is wrong with a refusal; empty where it is as it should be. */
    private static String refuses(Runnable attempt) {
        try {
            attempt.run();
        } catch (RuntimeException e) {
            RuntimeException thrown = unguarded(e);
            String message = thrown.getMessage();
            if (!(thrown instanceof IllegalArgumentException)) {
                return "throws " + thrown + " in place of an IllegalArgumentException that says what is wrong";
            }
            return message == null || message.isBlank() ? "refused without a word" : "";
        }
        return "is accepted";
    }

    /** What a plug-in threw itself, where the guard around plug-ins threw something that names it. */
    static RuntimeException unguarded(RuntimeException thrown) {
        return thrown instanceof ForeignCodeException && thrown.getCause() instanceof RuntimeException own
                ? own
                : thrown;
    }
}
