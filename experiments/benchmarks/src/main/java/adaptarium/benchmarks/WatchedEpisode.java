package adaptarium.benchmarks;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.random.Seeds;
import adaptarium.render.SceneFrame;
import adaptarium.render.Trail;
import adaptarium.render.watch.Knob;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a viewer shows of an agent, played once and kept: the same scene in two panes, the hidden task, returns, and a strip of 32 carried numbers that fills.
 *
 * @param about what does not change
 * @param moments what does, one per control step
 */
record WatchedEpisode(Session.About about, List<Snapshot> moments) {
    private static final int CARRIED = 32;

    /** Copies the list. */
    WatchedEpisode {
        moments = List.copyOf(moments);
    }

    static WatchedEpisode of(String family, int count) {
        return of(Families.named(family), count);
    }

    private static <T extends Record> WatchedEpisode of(TaskFamily<T> family, int count) {
        TaskSpace<T> space = family.tasks();
        Session.About about = new Session.About(
                "random actions",
                family.spec().id(),
                family.spec().controlTimestep(),
                space.parameters().stream()
                        .map(Knob::of)
                        .flatMap(Optional::stream)
                        .toList(),
                /* others= */ List.of());
        RandomGenerator random = Seeds.generator(1);
        Environment<T> environment = new Environment<>(family, space.nominal());
        environment.reset(1);
        List<Snapshot> moments = new ArrayList<>();
        List<float[]> strip = new ArrayList<>();
        Trail trail = Trail.EMPTY;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            SceneFrame scene = SceneFrame.of(environment.scene());
            trail = trail.plus(scene, 400);
            strip.add(carried(random));
            List<Trail> trails = List.of(trail);
            Snapshot.Outcome outcome = Snapshot.Outcome.RUNNING;
            Snapshot.Pane before = new Snapshot.Pane(
                    Snapshot.Source.BEFORE, "before adaptation", "episode 1", scene, trails, sum, outcome, 0);
            Snapshot.Pane now = new Snapshot.Pane(
                    Snapshot.Source.NOW, "after adaptation", "episode 4", scene, trails, sum, outcome, 0);
            Snapshot.Curve curve = new Snapshot.Curve("random actions", 1, new double[] {1, 3, 2}, sum, sum / 2);
            moments.add(new Snapshot(
                    i,
                    List.of(before, now),
                    new Snapshot.Task(0, space.toMap(space.nominal()), List.of(), ""),
                    List.of(new Snapshot.Plot("Return per episode", "episode", List.of(curve))),
                    new Snapshot.Strip("What adaptation changes", strip, List.of()),
                    /* motors= */ List.of(),
                    /* hand= */ null,
                    /* over= */ false));
            var result = environment.step(RandomActions.of(family.spec(), random));
            sum += result.reward();
            if (result.done()) {
                environment.reset(i);
                trail = Trail.EMPTY;
                sum = 0;
            }
        }
        return new WatchedEpisode(about, moments);
    }

    private static float[] carried(RandomGenerator random) {
        float[] numbers = new float[CARRIED];
        for (int i = 0; i < CARRIED; i++) {
            numbers[i] = 2 * random.nextFloat() - 1;
        }
        return numbers;
    }
}
