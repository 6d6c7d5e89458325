package adaptarium.meta.check;

import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.store.State;
import adaptarium.agents.update.PpoSettings;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Role;
import adaptarium.meta.RoundKind;
import adaptarium.meta.rl2.Rl2;
import adaptarium.meta.rl2.Rl2Settings;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** RL² with one thing wrong: what a checker has to find. */
final class Broken implements Algorithm<Rl2Settings>, AutoCloseable {
    /** What is wrong. */
    enum Fault {
        NONE,
        REFUSES_EVERY_FAMILY,
        DRAWS_FROM_ELSEWHERE,
        DEPENDS_ON_THREADS,
        SAVES_HALF,
        SHARES_ITS_STATE,
        SAVES_NOTHING,
        TAKES_ANY_STATE,
        TAKES_NAN,
        REFUSES_TOO_LATE,
        REFUSES_BY_ACCIDENT,
        TAKES_NO_TASK,
        LOOKS_AT_CONTEXTS,
        ORACLE_THAT_DOES_NOT_LOOK,
        MIXES_TASKS,
        FOLLOWS_THE_LEARNER,
        TEACHES_THE_LEARNER,
        LEAVES_THE_BOUNDS,
        WRITES_IDLE_SLOTS,
        CHANGES_WHAT_IT_SEES,
        COUNTS_TASKS_WRONG,
        HIDES_ITS_MEMORY,
        PRETENDS_TO_REMEMBER,
        PRETENDS_A_BATCH,
        ACTS_ON_NAN,
        LEAKS_TENSORS,
        LEAKS_IN_EVERY_UPDATE,
        LEAKS_THREADS,
        LEARNS_NOTHING
    }

    private final Fault fault;
    private final AtomicLong calls = new AtomicLong();
    private final List<NDManager> leaked = new ArrayList<>();
    private final ForgottenThread forgotten = new ForgottenThread();

    Broken(Fault fault) {
        this.fault = fault;
    }

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public Role role() {
        return fault == Fault.ORACLE_THAT_DOES_NOT_LOOK ? Role.ORACLE : Role.META_LEARNER;
    }

    @Override
    public String summary() {
        return fault.name();
    }

    @Override
    public Class<Rl2Settings> settingsType() {
        return Rl2Settings.class;
    }

    @Override
    public Rl2Settings defaults() {
        return new Rl2Settings(
                64,
                OptionalInt.of(2),
                MemoryCell.GRU,
                12,
                List.of(12),
                1,
                new PpoSettings(1e-2, 3, 2, 0.2, 0.98, 0.95, 0.002, 0.5, 1));
    }

    @Override
    public <T extends Record> MetaLearner<T> create(
            TaskFamily<T> family, Rl2Settings settings, long seed, int threads) {
        if (fault == Fault.REFUSES_EVERY_FAMILY) {
            throw new IllegalArgumentException("only for Mondays");
        }
        long shift = fault == Fault.DEPENDS_ON_THREADS ? threads : 0;
        return new Learner<>(new Rl2().create(family, settings, seed + shift, threads));
    }

    private void leak() {
        NDManager manager = TensorEngine.newManager();
        manager.zeros(new Shape(3));
        leaked.add(manager);
    }

    @Override
    public void close() {
        forgotten.close();
        leaked.forEach(NDManager::close);
    }

    private final class Learner<T extends Record> implements MetaLearner<T> {
        private final MetaLearner<T> honest;
        private @Nullable State shared;
        private List<T> tasks = List.of();
        private int updates;

        Learner(MetaLearner<T> honest) {
            this.honest = honest;
            if (fault == Fault.LEAKS_TENSORS) {
                leak();
            } else if (fault == Fault.LEAKS_THREADS) {
                forgotten.start();
            }
        }

        @Override
        public int metaBatchSize() {
            return honest.metaBatchSize();
        }

        @Override
        public Update metaUpdate(List<T> given, long seed) {
            tasks = given;
            updates++;
            if (fault == Fault.LEARNS_NOTHING) {
                if (given.size() != metaBatchSize()) {
                    throw new IllegalArgumentException("too many");
                }
                return new Update(1, 0, Map.of());
            }
            if (fault == Fault.LEAKS_IN_EVERY_UPDATE) {
                leak();
            }
            long own = fault == Fault.DRAWS_FROM_ELSEWHERE
                    ? seed + calls.incrementAndGet()
                    : fault == Fault.SAVES_HALF ? seed + updates : seed;
            Update update = honest.metaUpdate(given, own);
            State old = shared;
            if (old != null) {
                float[] theta = (float[]) old.entry("theta").values();
                float[] now = (float[]) honest.state().entry("theta").values();
                System.arraycopy(now, 0, theta, 0, theta.length);
            }
            return update;
        }

        @Override
        public Adaptation newAdaptation(int count, long seed) {
            int wanted = fault == Fault.TAKES_NO_TASK ? Math.max(1, count) : count;
            Adaptation early = honest.newAdaptation(wanted, seed);
            if (fault == Fault.FOLLOWS_THE_LEARNER) {
                return new Follower<>(honest, early, seed);
            }
            if (fault == Fault.PRETENDS_TO_REMEMBER) {
                early.close();
                return new Acting(honest.newAblation("memory wiped", count, seed), () -> {});
            }
            return new Acting(early, () -> honest.metaUpdate(tasks, 3));
        }

        @Override
        public List<String> ablations() {
            return honest.ablations();
        }

        @Override
        public Adaptation newAblation(String name, int count, long seed) {
            return honest.newAblation(name, count, seed);
        }

        @Override
        public State state() {
            if (fault == Fault.SAVES_NOTHING) {
                return new State();
            }
            State state = honest.state();
            if (fault == Fault.SHARES_ITS_STATE && shared == null) {
                shared = state;
            }
            return state;
        }

        @Override
        public void restore(State state) {
            State before = honest.state();
            try {
                honest.restore(fault == Fault.TAKES_NAN ? withoutNan(state) : state);
            } catch (IllegalArgumentException e) {
                switch (fault) {
                    case TAKES_ANY_STATE -> honest.restore(before);
                    case REFUSES_TOO_LATE -> {
                        honest.metaUpdate(tasks, 9);
                        throw e;
                    }
                    case REFUSES_BY_ACCIDENT -> throw new IndexOutOfBoundsException("7");
                    default -> throw e;
                }
            }
        }

        @Override
        public void close() {
            honest.close();
        }
    }

    private static State withoutNan(State state) {
        State clean = new State();
        for (String name : state.names()) {
            Object values = state.entry(name).values();
            if (values instanceof float[] floats) {
                float[] copy = floats.clone();
                for (int i = 0; i < copy.length; i++) {
                    copy[i] = Float.isNaN(copy[i]) ? 0 : copy[i];
                }
                values = copy;
            }
            clean.put(name, values, state.entry(name).shape());
        }
        return clean;
    }

    /** Looks at the learner's parameters when it first acts. */
    private static final class Follower<T extends Record> implements Adaptation {
        private final MetaLearner<T> learner;
        private final long seed;
        private Adaptation present;
        private boolean acted;

        Follower(MetaLearner<T> learner, Adaptation early, long seed) {
            this.learner = learner;
            this.present = early;
            this.seed = seed;
        }

        @Override
        public int tasks() {
            return present.tasks();
        }

        @Override
        public int episodesPerRound() {
            return present.episodesPerRound();
        }

        @Override
        public int rounds() {
            return present.rounds();
        }

        @Override
        public RoundKind roundKind() {
            return present.roundKind();
        }

        @Override
        public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
            if (!acted) {
                present = learner.newAdaptation(present.tasks(), seed);
                acted = true;
            }
            present.act(observations, active, contexts, actions);
        }

        @Override
        public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
            present.observe(rewards, terminated, truncated, nextObservations);
        }

        @Override
        public void endRound() {
            present.endRound();
        }

        @Override
        public float[] fastState(int task) {
            return present.fastState(task);
        }

        @Override
        public void close() {
            present.close();
        }
    }

    private final class Acting implements Adaptation {
        private final Adaptation honest;
        private final Runnable teach;

        Acting(Adaptation honest, Runnable teach) {
            this.honest = honest;
            this.teach = teach;
        }

        @Override
        public int tasks() {
            return fault == Fault.COUNTS_TASKS_WRONG ? 99 : honest.tasks();
        }

        @Override
        public int episodesPerRound() {
            return honest.episodesPerRound();
        }

        @Override
        public int rounds() {
            return honest.rounds();
        }

        @Override
        public RoundKind roundKind() {
            return switch (fault) {
                case HIDES_ITS_MEMORY -> RoundKind.NONE;
                case PRETENDS_TO_REMEMBER -> RoundKind.EPISODE;
                case PRETENDS_A_BATCH -> RoundKind.GRADIENT_STEP;
                default -> honest.roundKind();
            };
        }

        @Override
        public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
            float[] seen = observations.clone();
            if (fault == Fault.ACTS_ON_NAN) {
                for (int i = 0; i < seen.length; i++) {
                    seen[i] = Float.isNaN(seen[i]) ? 0 : seen[i];
                }
            }
            honest.act(seen, active, contexts, actions);
            int last = active.length - 1;
            switch (fault) {
                case LOOKS_AT_CONTEXTS -> actions[0] = active[0] ? (contexts[0] > 0 ? 1 : 0) : actions[0];
                case MIXES_TASKS ->
                    actions[last] = active[last] ? (active.length > 1 && active[1] ? 1 : 0) : actions[last];
                case LEAVES_THE_BOUNDS -> actions[0] = active[0] ? actions[0] + 7 : actions[0];
                case WRITES_IDLE_SLOTS -> {
                    for (int i = 0; i < active.length; i++) {
                        actions[i] = active[i] ? actions[i] : 0;
                    }
                }
                case CHANGES_WHAT_IT_SEES -> Arrays.fill(observations, 0);
                default -> {}
            }
        }

        @Override
        public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
            honest.observe(rewards, terminated, truncated, nextObservations);
        }

        @Override
        public void endRound() {
            if (fault == Fault.TEACHES_THE_LEARNER) {
                teach.run();
            }
            honest.endRound();
        }

        @Override
        public float[] fastState(int task) {
            return honest.fastState(task);
        }

        @Override
        public void close() {
            honest.close();
        }
    }
}
