package adaptarium.meta.check;

import adaptarium.agents.kernel.TensorEngine;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import ai.djl.engine.EngineException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whether closing gives back what a learner and its adaptations took: tensors in native memory, and threads. */
final class Release {
    private static final long PATIENCE = 2000; // ms for a thread that has been told to end

    private final Learners<?> learners;

    Release(Learners<?> learners) {
        this.learners = learners;
    }

    Result closing() {
        try {
            return closed();
        } catch (EngineException | LinkageError e) {
            return Result.notShown("closing", "the tensor library cannot be loaded: " + e.getMessage());
        }
    }

    private Result closed() {
        long tensors = TensorEngine.liveTensors();
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        long between;
        long later;
        try (MetaLearner<TwoArms.Task> learner = learners.fresh(2)) {
            live(learner, 0);
            between = TensorEngine.liveTensors();
            live(learner, 1);
            live(learner, 2);
            later = TensorEngine.liveTensors();
        }
        if (later > between) {
            return Result.failed(
                    "closing", (later - between) + " tensors more after two further updates and closed adaptations");
        }
        long left = TensorEngine.liveTensors() - tensors;
        if (left > 0) {
            return Result.failed("closing", left + " tensors are left after closing");
        }
        return leftOf(threads);
    }

    /**
     * Whether something leaves threads behind.
     *
     * @param life from making to closing
     */
    static Result threads(Runnable life) {
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        life.run();
        return leftOf(threads);
    }

    private static Result leftOf(Set<Thread> threads) {
        Set<Thread> running = new LinkedHashSet<>(Thread.getAllStackTraces().keySet());
        running.removeAll(threads);
        running.removeIf(thread -> thread.isDaemon() && thread.getName().startsWith("ForkJoinPool.commonPool"));
        running.removeIf(Release::ends);
        return running.isEmpty()
                ? Result.passed("closing", "no tensor and no thread is left")
                : Result.failed(
                        "closing",
                        running.size() + " threads are left after closing, such as '"
                                + running.iterator().next().getName() + "'");
    }

    private void live(MetaLearner<TwoArms.Task> learner, int update) {
        learners.update(learner, update);
        try (Adaptation adaptation = learner.newAdaptation(Learners.TASKS, learners.noise())) {
            learners.story().tell(adaptation, 2);
        }
    }

    private static boolean ends(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
