package adaptarium.meta.check;

import adaptarium.agents.store.State;
import adaptarium.meta.RoundKind;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.gradient.FewShotMaml;
import adaptarium.meta.fewshot.gradient.GradientSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** MAML for few-shot problems with one thing wrong: what a checker has to find. */
final class BrokenFewShot implements FewShotAlgorithm<GradientSettings>, AutoCloseable {
    /** What is wrong. */
    enum Fault {
        NONE,
        REFUSES_EVERY_PROBLEM,
        CANNOT_BE_MADE,
        DRAWS_FROM_ELSEWHERE,
        DEPENDS_ON_THREADS,
        SAVES_HALF,
        SAVES_NOTHING,
        TAKES_ANY_STATE,
        TAKES_NO_TASKS,
        TAKES_NAN,
        TAKES_OTHER_WIDTHS,
        TAKES_HALF_AN_EXAMPLE,
        TAKES_NEGATIVE_ROUNDS,
        PREDICTS_ONCE,
        ANSWERS_AS_IT_LIKES,
        LOOKS_AT_OTHER_QUERIES,
        LEARNS_BY_PREDICTING,
        LEAKS_THREADS,
        LEARNS_NOTHING
    }

    private final Fault fault;
    private final AtomicLong calls = new AtomicLong();
    private final ForgottenThread forgotten = new ForgottenThread();

    BrokenFewShot(Fault fault) {
        this.fault = fault;
    }

    @Override
    public String name() {
        return "broken-few-shot";
    }

    @Override
    public String summary() {
        return fault.name();
    }

    @Override
    public Class<GradientSettings> settingsType() {
        return GradientSettings.class;
    }

    @Override
    public GradientSettings defaults() {
        return new GradientSettings(List.of(20), 8, 1, 0.05, /* firstOrder= */ false, 0.01);
    }

    @Override
    public <T> FewShotLearner<T> create(FewShotProblem<T> problem, GradientSettings settings, long seed, int threads) {
        switch (fault) {
            case REFUSES_EVERY_PROBLEM -> throw new IllegalArgumentException("only for Mondays");
            case CANNOT_BE_MADE -> throw new IllegalStateException("no engine");
            case LEAKS_THREADS -> forgotten.start();
            default -> {}
        }
        long shift = fault == Fault.DEPENDS_ON_THREADS ? threads : 0;
        return new Learner<>(new FewShotMaml().create(problem, settings, seed + shift, threads), problem.inputs());
    }

    @Override
    public void close() {
        forgotten.close();
    }

    private final class Learner<T> implements FewShotLearner<T> {
        private final FewShotLearner<T> honest;
        private final int inputs;
        private List<T> tasks = List.of();
        private int updates;

        Learner(FewShotLearner<T> honest, int inputs) {
            this.honest = honest;
            this.inputs = inputs;
        }

        @Override
        public int metaBatchSize() {
            return honest.metaBatchSize();
        }

        @Override
        public Update metaUpdate(List<T> given, long seed) {
            if (fault == Fault.LEARNS_NOTHING || (fault == Fault.TAKES_NO_TASKS && given.isEmpty())) {
                return new Update(0, 0, Map.of());
            }
            tasks = given;
            updates++;
            return honest.metaUpdate(
                    given,
                    switch (fault) {
                        case DRAWS_FROM_ELSEWHERE -> seed + calls.incrementAndGet();
                        case SAVES_HALF -> seed + updates;
                        default -> seed;
                    });
        }

        @Override
        public List<double[]> predict(Examples support, double[] queries, int rounds) {
            double[] asked = queries.clone();
            Examples shown = support;
            int least = rounds;
            switch (fault) {
                case TAKES_NAN ->
                    asked = Arrays.stream(asked)
                            .map(x -> Double.isNaN(x) ? 0 : x)
                            .toArray();
                case TAKES_OTHER_WIDTHS -> {
                    if (support.inputs() != inputs) {
                        shown = new Examples(1, inputs, support.outputs(), new double[inputs], support.y());
                    }
                }
                case TAKES_HALF_AN_EXAMPLE ->
                    asked = Arrays.copyOf(asked, asked.length / support.inputs() * support.inputs());
                case TAKES_NEGATIVE_ROUNDS -> least = Math.max(0, rounds);
                case LEARNS_BY_PREDICTING -> honest.metaUpdate(tasks, 5);
                default -> {}
            }
            List<double[]> told = honest.predict(shown, asked, least);
            switch (fault) {
                case ANSWERS_AS_IT_LIKES -> told.get(0)[0] += calls.incrementAndGet();
                case LOOKS_AT_OTHER_QUERIES -> told.get(0)[0] += queries.length;
                default -> {}
            }
            return fault == Fault.PREDICTS_ONCE ? told.subList(0, 1) : told;
        }

        @Override
        public int trainedRounds() {
            return honest.trainedRounds();
        }

        @Override
        public RoundKind roundKind() {
            return honest.roundKind();
        }

        @Override
        public State state() {
            return fault == Fault.SAVES_NOTHING ? new State() : honest.state();
        }

        @Override
        public void restore(State state) {
            try {
                honest.restore(state);
            } catch (IllegalArgumentException e) {
                if (fault != Fault.TAKES_ANY_STATE) {
                    throw e;
                }
            }
        }

        @Override
        public void close() {
            honest.close();
        }
    }
}
