package adaptarium.envs.wrapper;

import adaptarium.envs.ChoiceParameter;
import adaptarium.envs.Episode;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.Wrapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The live parameters of the task change in mid-episode. H is the horizon; new values come from the training split, and at least one
 * differs from the present ones; where a family takes none of those that were drawn, the next step tries again.
 *
 * <ul>
 *   <li>{@code abrupt}: once, at U(0.3, 0.7) H;
 *   <li>{@code periodic}: every U(0.2, 0.5) H steps;
 *   <li>{@code returning}: to another task at U(0.2, 0.4) H and back to the first one at U(0.6, 0.8) H;
 *   <li>{@code onset,NAME,VALUE,…}: the episode begins with these values of live parameters, such as a motor that is whole; those of its task come into
 *       force at U(0.3, 0.7) H;
 *   <li>{@code drift}: every H / 40 steps each live range takes a normal step of a tenth of its width, reflected at its ends.
 * </ul>
 */
public final class TaskSwitch implements Wrapper {
    private static final int TRIES = 20; // a family may refuse some changes
    private static final int DRIFTS = 40; // steps of a drift in a horizon
    private static final double DRIFT = 0.1; // of a range's width

    enum Law {
        ABRUPT,
        PERIODIC,
        RETURNING,
        DRIFT,
        ONSET
    }

    @Override
    public String name() {
        return "switch";
    }

    @Override
    public String usage() {
        return "switch=abrupt|periodic|returning|drift: live task parameters change in mid-episode;"
                + " switch=onset,NAME,VALUE,…: an episode begins with these, the task's own come later";
    }

    @Override
    public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> texts) {
        Arguments arguments = new Arguments(name(), texts);
        Law law = arguments.kind(Law.class);
        TaskSpace<T> space = family.tasks();
        Map<String, Object> at0 = Map.of();
        if (law == Law.ONSET) {
            at0 = values(space, texts.subList(1, texts.size()));
        } else {
            arguments.atMost(1);
        }
        Map<String, Object> beginning = at0;
        boolean fits = space.parameters().stream()
                .anyMatch(p -> p.live() && (law == Law.ONSET || p instanceof RangeParameter || mayDiffer(law, p)));
        if (!fits) {
            throw new IllegalArgumentException(
                    "wrapper 'switch' needs a live task parameter" + (law == Law.DRIFT ? " with a range" : "") + "; "
                            + family.spec().id() + " has none");
        }
        arguments.room(family, law == Law.RETURNING ? 4 : 2);
        return WrappedFamily.of(family, this, texts)
                .controllers(WrappedFamily.Controllers.NONE)
                .layer((task, horizon, random) -> new Plan<>(space, law, task, beginning, horizon, random))
                .family();
    }

    private static boolean mayDiffer(Law law, TaskParameter parameter) {
        return law != Law.DRIFT
                && parameter instanceof ChoiceParameter choices
                && choices.train().size() > 1;
    }

    private static Map<String, Object> values(TaskSpace<?> space, List<String> texts) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i + 1 < texts.size(); i += 2) {
            TaskParameter parameter = space.parameter(texts.get(i));
            if (!parameter.live()) {
                throw new IllegalArgumentException(
                        "wrapper 'switch=onset': task parameter '" + parameter.name() + "' is fixed for an episode");
            }
            values.put(parameter.name(), parameter.parse(number(texts.get(i + 1))));
        }
        if (texts.isEmpty() || texts.size() % 2 != 0) {
            throw new IllegalArgumentException(
                    "wrapper 'switch=onset' needs what an episode begins with, as in switch=onset,"
                            + space.parameters().stream()
                                    .filter(TaskParameter::live)
                                    .map(p -> p.name() + "," + p.nominal())
                                    .findFirst()
                                    .orElse("NAME,VALUE"));
        }
        return values;
    }

    private static Object number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return text; // the name of a choice
        }
    }

    private static final class Plan<T extends Record> implements Layer<T> {
        private final TaskSpace<T> space;
        private final Law law;
        private final T start;
        private final RandomGenerator random;
        private final int period;
        private final int back; // when the first task returns
        private final List<Episode.Event> events = new ArrayList<>();
        private T first; // the episode's own task
        private T present;
        private int next;

        private Plan(
                TaskSpace<T> space,
                Law law,
                T task,
                Map<String, Object> beginning,
                int horizon,
                RandomGenerator random) {
            this.space = space;
            this.law = law;
            this.random = random;
            first = task;
            T begun = task;
            for (Map.Entry<String, Object> value : beginning.entrySet()) {
                begun = space.with(begun, value.getKey(), value.getValue());
            }
            start = begun;
            present = begun;
            period = law == Law.DRIFT
                    ? Math.max(1, horizon / DRIFTS)
                    : law == Law.PERIODIC ? between(horizon, 0.2, 0.5) : Integer.MAX_VALUE;
            next = switch (law) {
                case ABRUPT, ONSET -> between(horizon, 0.3, 0.7);
                case RETURNING -> between(horizon, 0.2, 0.4);
                case PERIODIC, DRIFT -> period;
            };
            back = law == Law.RETURNING ? between(horizon, 0.6, 0.8) : Integer.MAX_VALUE;
        }

        private int between(int horizon, double from, double to) {
            return Math.max(1, (int) (horizon * (from + (to - from) * random.nextDouble())));
        }

        @Override
        public T start(T task) {
            return start;
        }

        @Override
        public void changed(T task) {
            present = task;
            if (law == Law.ONSET) {
                first = task; // a change from outside takes the place of the planned one
            }
        }

        @Override
        public void before(Episode<T> inner, int step) {
            if (step == back || (law == Law.ONSET && step == next)) {
                inner.changeTask(first);
                note(step, first);
            } else if (step == next) {
                boolean once = period == Integer.MAX_VALUE;
                next = !changed(inner, step) ? step + 1 : once ? Integer.MAX_VALUE : step + period;
            }
        }

        /** Changes the task to another one; says whether the family took any of those that were tried. */
        private boolean changed(Episode<T> inner, int step) {
            for (int i = 0; i < TRIES; i++) {
                T wanted = law == Law.DRIFT ? drifted() : redrawn();
                if (!space.differences(present, wanted).isEmpty() && accepted(inner, wanted)) {
                    note(step, wanted);
                    return true;
                }
            }
            return false;
        }

        /** Changes the task, unless the family says that it cannot make this change in mid-episode. */
        private boolean accepted(Episode<T> inner, T wanted) {
            try {
                inner.changeTask(wanted);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private void note(int step, T task) {
            Map<String, Object> now = space.toMap(task);
            now.keySet().removeIf(name -> !space.parameter(name).live());
            events.add(new Episode.Event.TaskChanged(step, now));
            present = task;
        }

        private T redrawn() {
            T fresh = space.sample(Split.TRAIN, random);
            T task = present;
            for (TaskParameter parameter : space.parameters()) {
                if (parameter.live()) {
                    task = space.with(task, parameter.name(), space.get(fresh, parameter.name()));
                }
            }
            return task;
        }

        private T drifted() {
            T task = present;
            for (TaskParameter parameter : space.parameters()) {
                if (parameter.live() && parameter instanceof RangeParameter range) {
                    double width = range.high() - range.low();
                    double value = (Double) space.get(task, range.name()) + DRIFT * width * random.nextGaussian();
                    value = value < range.low() ? 2 * range.low() - value : value;
                    value = value > range.high() ? 2 * range.high() - value : value;
                    value = Math.min(Math.max(value, range.low()), range.high());
                    task = space.with(task, range.name(), value);
                }
            }
            return task;
        }

        @Override
        public List<Episode.Event> events() {
            return events;
        }
    }
}
