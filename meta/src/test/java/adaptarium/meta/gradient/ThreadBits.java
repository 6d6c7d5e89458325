package adaptarium.meta.gradient;

import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.family.locomotion.HalfCheetah;
import adaptarium.meta.Adaptation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A program for {@link ThreadBitsTest}, which starts it under several environments: prints what MAML computes, once for each number of threads, and then what
 * an adaptation computes whose every call comes from a new thread, as a viewer's calls do.
 */
final class ThreadBits {
    private static final int[] THREADS = {1, 2, 3, 8, 9, 16};
    private static final int[] BATCHES = {1, 2};

    private ThreadBits() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        HalfCheetah family = new HalfCheetah();
        for (int tasks : BATCHES) {
            for (int threads : THREADS) {
                try (Maml<HalfCheetah.Task> learner = new Maml<>(family, settings(tasks), 3, threads)) {
                    // What the line search tried is told, too: a refused step leaves the parameters alone.
                    int metrics = MamlTest.train(family, learner, 0, 1, 8).hashCode();
                    System.out.println("learning " + tasks + ": " + metrics + " " + Arrays.hashCode(learner.theta()));
                }
            }
        }
        for (boolean fresh : new boolean[] {false, true}) {
            try (Maml<HalfCheetah.Task> learner = new Maml<>(family, settings(1), 3, 1);
                    Adaptation adaptation = learner.newAdaptation(1, 5)) {
                System.out.println("adapting: " + Arrays.hashCode(adapt(family, adaptation, fresh)));
            }
        }
    }

    private static MamlSettings settings(int tasks) {
        MamlSettings all = MamlSettings.defaults();
        return new MamlSettings(
                all.hiddenSizes(),
                all.activation(),
                /* initialStd= */ 0.7,
                /* normaliseObservations= */ true,
                tasks,
                /* episodes= */ 10,
                all.innerRate(),
                all.innerSteps(),
                all.laterSteps(),
                all.testEpisodes(),
                all.surrogate(),
                all.firstOrder(),
                all.advantages(),
                MamlTest.trustRegion(/* curvatureSamples= */ 250),
                all.adapts(),
                all.learnedRates(),
                all.exploration());
    }

    /** Two rounds of one task, then one action; every call to the adaptation from a thread of its own, or all from this one. */
    private static float[] adapt(HalfCheetah family, Adaptation adaptation, boolean fresh)
            throws InterruptedException, ExecutionException {
        int slots = adaptation.episodesPerRound();
        float[] actions = new float[slots * family.spec().actionSize()];
        HalfCheetah.Task task = new HalfCheetah.Task(1);
        try (VectorEnvironment<HalfCheetah.Task> environment = new VectorEnvironment<>(family, slots, 1)) {
            for (int round = 0; round < 2; round++) {
                List<HalfCheetah.Task> tasks = new ArrayList<>();
                long[] seeds = new long[slots];
                for (int n = 0; n < slots; n++) {
                    tasks.add(task);
                    seeds[n] = 100L * round + n;
                }
                environment.assignAll(tasks, seeds, /* episodes= */ 1);
                while (environment.active()[0]) {
                    on(
                            fresh,
                            () -> adaptation.act(
                                    environment.observations(), environment.active(), new float[0], actions));
                    environment.step(actions);
                    on(
                            fresh,
                            () -> adaptation.observe(
                                    environment.rewards(),
                                    environment.terminated(),
                                    environment.truncated(),
                                    environment.nextObservations()));
                }
                on(fresh, adaptation::endRound);
            }
        }
        return adaptation.fastState(0);
    }

    private static void on(boolean fresh, Runnable work) throws InterruptedException, ExecutionException {
        if (!fresh) {
            work.run();
            return;
        }
        FutureTask<Void> task = new FutureTask<>(work, null);
        new Thread(task).start();
        task.get();
    }
}
