package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation.AdaptationFactory;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.Knob;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A learner adapting to one task after another, round by round as in the evaluation protocol: what it did before any adaptation stays beside what it does now.
 *
 * @param <T> the family's task record
 */
public final class AdaptationSession<T extends Record> implements Session {
    private static final double PAUSE = 0.6; // s between two rounds
    private static final int MOST_MOMENTS = 300;

    private final About about;
    private final TaskSpace<T> space;
    private final AdaptationFactory factory;
    private final Split split;
    private final int rounds;
    private final long seed;
    private final VectorEnvironment<T> environments;
    private final SlotWatch watch;
    private final List<Snapshot.Pane> before = new ArrayList<>();
    private final List<Double> returns = new ArrayList<>();
    private final List<float[]> strip = new ArrayList<>();
    private final float[] actions;
    private final float[] contexts;
    private final boolean[] active;
    private Adaptation adaptation;
    private T task;
    private int taskNumber;
    private int round;
    private int roundStep;
    private int pause;
    private boolean over;
    private long step;

    /**
     * A session at the start of its first task.
     *
     * @param title headline
     * @param family what is played
     * @param factory makes the adaptation of one task
     * @param split where tasks are drawn from
     * @param rounds how many times it adapts in each task; one round more is played
     * @param seed of tasks, initial states and action noise
     */
    public AdaptationSession(
            String title, TaskFamily<T> family, AdaptationFactory factory, Split split, int rounds, long seed) {
        if (rounds < 0) {
            throw new IllegalArgumentException("rounds must not be negative, got " + rounds);
        }
        this.factory = factory;
        this.split = split;
        this.rounds = rounds;
        this.seed = seed;
        space = TaskSpace.of(family.taskType());
        about = new About(
                title,
                family.spec().id(),
                family.spec().controlTimestep(),
                space.parameters().stream()
                        .map(Knob::of)
                        .flatMap(Optional::stream)
                        .toList());
        task = drawTask();
        adaptation = factory.create(1, Seeds.derive(seed, "noise", 0));
        int slots = adaptation.episodesPerRound();
        environments = new VectorEnvironment<>(family, slots, /* threads= */ 1);
        watch = new SlotWatch(slots);
        actions = new float[slots * family.spec().actionSize()];
        contexts = new float[slots * space.contextSize()];
        active = new boolean[slots];
        beginRound();
    }

    private T drawTask() {
        return space.sample(split, Seeds.generator(Seeds.derive(seed, "tasks", taskNumber)));
    }

    private void beginTask() {
        adaptation.close();
        adaptation = factory.create(1, Seeds.derive(seed, "noise", taskNumber));
        task = drawTask();
        round = 0;
        over = false;
        before.clear();
        returns.clear();
        strip.clear();
        beginRound();
    }

    private void beginRound() {
        List<T> tasks = new ArrayList<>();
        long[] seeds = new long[active.length];
        for (int slot = 0; slot < active.length; slot++) {
            tasks.add(task);
            seeds[slot] = Seeds.derive(Seeds.derive(seed, "episodes", taskNumber, round), slot);
        }
        environments.assignAll(tasks, seeds, /* episodes= */ 1);
        giveContext();
        watch.begin(environments);
        roundStep = 0;
        pause = 0;
        remember();
    }

    private void giveContext() {
        for (int slot = 0; slot < active.length; slot++) {
            space.context(task, contexts, slot * space.contextSize());
        }
    }

    @Override
    public void step() {
        if (over) {
            return;
        }
        step++;
        if (pause > 0) {
            pause--;
            if (pause == 0) {
                adaptation.endRound();
                round++;
                beginRound();
            }
            return;
        }
        System.arraycopy(environments.active(), 0, active, 0, active.length);
        adaptation.act(environments.observations(), active, contexts, actions);
        environments.step(actions);
        adaptation.observe(
                environments.rewards(),
                environments.terminated(),
                environments.truncated(),
                environments.nextObservations());
        watch.observe(environments, active);
        roundStep++;
        remember();
        if (!anyActive()) {
            returns.add(watch.meanReturn());
            if (round < rounds) {
                pause = Math.max(1, (int) Math.round(PAUSE / about.controlTimestep()));
            } else {
                over = true;
            }
        }
    }

    private void remember() {
        float[] carried = adaptation.fastState(0);
        if (carried.length > 0) {
            strip.add(carried);
            if (strip.size() > MOST_MOMENTS) {
                strip.remove(0);
            }
        }
        if (round == 0) {
            before.add(watch.pane("before adaptation", note(0), environments));
        }
    }

    private boolean anyActive() {
        for (boolean running : environments.active()) {
            if (running) {
                return true;
            }
        }
        return false;
    }

    /** How many times the learner adapts in each task. */
    public int rounds() {
        return rounds;
    }

    /** How many times the learner has adapted in the present task. */
    public int round() {
        return round;
    }

    /** The present task. */
    public T task() {
        return task;
    }

    @Override
    public About about() {
        return about;
    }

    @Override
    public Snapshot snapshot() {
        List<Snapshot.Pane> panes = new ArrayList<>();
        if (round > 0) {
            panes.add(before.get(Math.min(roundStep, before.size() - 1)));
        }
        panes.add(watch.pane(title(round), note(round), environments));
        return new Snapshot(
                step,
                panes,
                space.toMap(task),
                List.of(new Snapshot.Curve(about.title(), firstRound(), numbers(returns))),
                byEpisode() ? "episode" : "gradient step",
                strip,
                "What adaptation changes",
                over);
    }

    // An agent that plays one episode a round counts episodes from 1; one that plays a batch counts gradient steps from
    // 0.
    private boolean byEpisode() {
        return adaptation.episodesPerRound() == 1;
    }

    private int firstRound() {
        return byEpisode() ? 1 : 0;
    }

    private String title(int of) {
        if (rounds == 0) {
            return about.title();
        }
        return of == 0 ? "before adaptation" : "after adaptation";
    }

    private String note(int of) {
        if (byEpisode()) {
            return "episode " + (of + 1);
        }
        return of + (of == 1 ? " gradient step" : " gradient steps");
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void apply(Command command) {
        if (command instanceof Command.Change change) {
            T changed = space.with(task, change.name(), change.value());
            for (int slot = 0; slot < active.length; slot++) {
                if (environments.active()[slot]) {
                    environments.changeTask(slot, changed);
                }
            }
            task = changed;
            giveContext();
        } else {
            if (command instanceof Command.NextTask) {
                taskNumber++;
            }
            beginTask();
        }
    }

    @Override
    public void close() {
        adaptation.close();
        environments.close();
    }
}
