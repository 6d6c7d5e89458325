package adaptarium.meta.check;

import adaptarium.agents.store.State;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Role;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether an adaptation knows only what it has lived through: not the task, not what happens in other tasks, not what the learner learns later. */
final class Isolation {
    private static final int ROUNDS = 3;
    private static final int FALSE_CONTEXTS = 8;

    private final Learners<?> learners;

    Isolation(Learners<?> learners) {
        this.learners = learners;
    }

    private Story.Told tell(MetaLearner<TwoArms.Task> learner, Story story) {
        try (Adaptation adaptation = learner.newAdaptation(Learners.TASKS, learners.noise())) {
            return story.tell(adaptation, ROUNDS);
        }
    }

    /** Told false contexts, nothing but an oracle acts otherwise. */
    Result contexts() {
        try (MetaLearner<TwoArms.Task> learner = learners.fresh(1)) {
            learners.update(learner, 0);
            Story story = learners.story();
            Story.Told told = tell(learner, story);
            boolean same = true;
            for (int i = 0; i < FALSE_CONTEXTS; i++) {
                same &= same(told, tell(learner, story.withContexts(Seeds.derive(story.seed(), "false", i))));
            }
            boolean oracle = learners.algorithm().role() == Role.ORACLE;
            if (oracle) {
                return same
                        ? Result.failed("hidden tasks", "its role is ORACLE, but it does not look at the contexts")
                        : Result.passed("hidden tasks", "it is told the task, as an oracle is");
            }
            return same
                    ? Result.passed("hidden tasks", "told false contexts it does the same")
                    : Result.failed(
                            "hidden tasks", "told another context it acts otherwise; only Role.ORACLE may look at it");
        }
    }

    /** What happens in one task changes nothing in the others. */
    Result tasks() {
        try (MetaLearner<TwoArms.Task> learner = learners.fresh(1)) {
            learners.update(learner, 0);
            Story story = learners.story();
            int other = 1;
            Story.Told one = tell(learner, story);
            Story.Told two = tell(learner, story.withOther(other));
            for (int task = 0; task < Learners.TASKS; task++) {
                if (task != other) {
                    String difference = differenceOfTask(one, two, task);
                    if (!difference.isEmpty()) {
                        return Result.failed(
                                "tasks apart",
                                "what happens in task " + other + " changes " + difference + " of task " + task);
                    }
                }
            }
            return Result.passed("tasks apart", "each of " + Learners.TASKS + " tasks depends on itself alone");
        }
    }

    /** Neither does the learner's next update reach an adaptation, nor an adaptation the learner. */
    Result copies() {
        try (MetaLearner<TwoArms.Task> learner = learners.fresh(1)) {
            learners.update(learner, 0);
            Story story = learners.story();
            State state = learner.state();
            Story.Told before = tell(learner, story);
            Optional<String> changed = Learners.difference(state, learner.state());
            if (changed.isPresent()) {
                return Result.failed("own parameters", "an adaptation changes the learner, in " + changed.get());
            }
            try (Adaptation kept = learner.newAdaptation(Learners.TASKS, learners.noise())) {
                learners.update(learner, 1);
                return same(before, story.tell(kept, ROUNDS))
                        ? Result.passed("own parameters", "neither update nor adaptation reaches the other")
                        : Result.failed(
                                "own parameters",
                                "an update of the learner changes an adaptation that was made before it");
            }
        }
    }

    private static boolean same(Story.Told one, Story.Told two) {
        for (int step = 0; step < one.actions().size(); step++) {
            if (!Arrays.equals(one.actions().get(step), two.actions().get(step))) {
                return false;
            }
        }
        return true;
    }

    private static String differenceOfTask(Story.Told one, Story.Told two, int task) {
        int slots = one.active().get(0).length;
        int episodes = slots / Learners.TASKS;
        for (int round = 0; round < ROUNDS; round++) {
            List<float[]> a = one.fastStates().get(round);
            List<float[]> b = two.fastStates().get(round);
            if (!Arrays.equals(a.get(task), b.get(task))) {
                return "the fast state";
            }
        }
        for (int slot = task * episodes; slot < (task + 1) * episodes; slot++) {
            if (!Arrays.equals(ofSlot(one, slot), ofSlot(two, slot))) {
                return "the actions";
            }
        }
        return "";
    }

    /** All actions of a slot in order, whatever step of the round they were taken in: the others may have gone on longer. */
    private static float[] ofSlot(Story.Told told, int slot) {
        float[] all = new float[0];
        for (int step = 0; step < told.actions().size(); step++) {
            float[] actions = told.actions().get(step);
            int size = actions.length / told.active().get(step).length;
            if (told.active().get(step)[slot]) {
                float[] longer = Arrays.copyOf(all, all.length + size);
                System.arraycopy(actions, slot * size, longer, all.length, size);
                all = longer;
            }
        }
        return all;
    }
}
