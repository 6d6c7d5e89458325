import adaptarium.agents.store.State;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Evaluation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.RoundKind;
import adaptarium.meta.Statistics;
import adaptarium.meta.play.Agent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Learns what each choice is worth in most tasks; in a task it tries them in that order, an episode each, and keeps to the best. */
public final class PriorChooser implements Algorithm<PriorChooser.Settings> {
    public record Settings(int tasks, double rate) {}

    public String name() {
        return "prior-chooser";
    }

    public String summary() {
        return "Tries choices in the order of what they were worth in other tasks, and keeps to the best.";
    }

    public Class<Settings> settingsType() {
        return Settings.class;
    }

    public Settings defaults() {
        return new Settings(/* tasks= */ 20, /* rate= */ 0.1);
    }

    public <T extends Record> MetaLearner<T> create(TaskFamily<T> family, Settings settings, long seed, int threads) {
        if (!(family.spec().actions() instanceof ActionSpace.Discrete discrete)) {
            throw new IllegalArgumentException("it needs choices; the actions of this family are numbers");
        }
        int choices = discrete.choices().size();
        return new MetaLearner<>() {
            private double[] prior = new double[choices]; // the meta-parameters; each update makes a new array

            public int metaBatchSize() {
                return settings.tasks();
            }

            public Update metaUpdate(List<T> tasks, long updateSeed) {
                requireBatch(tasks);
                Chooser chooser = new Chooser(prior, tasks.size()); // plays a whole trial in each task
                var result = Evaluation.run(family, tasks, (n, noise) -> chooser, choices, updateSeed, threads);
                double[] next = prior.clone();
                for (double[] worth : chooser.worth) {
                    Arrays.setAll(next, c -> next[c] + settings.rate() / tasks.size() * (worth[c] - prior[c]));
                }
                prior = next;
                return new Update(chooser.steps, Statistics.mean(result.returnsAfter(choices)), Map.of());
            }

            public Adaptation newAdaptation(int tasks, long noiseSeed) {
                return new Chooser(prior, tasks); // draws nothing; random numbers would come from the seed
            }

            public State state() {
                return new State().put("prior", prior);
            }

            public void restore(State state) {
                prior = state.doubles("prior", choices); // refuses what does not fit
            }
        };
    }

    private static final class Chooser implements Adaptation {
        private static final double UNTRIED = 1e6; // looks better than whatever has been tried
        private final double[][] worth; // by task and choice
        private final double[] returns; // of the running episodes
        private long steps;

        Chooser(double[] prior, int tasks) {
            worth = new double[Adaptation.requireTasks(tasks)][];
            Arrays.setAll(worth, task -> Arrays.stream(prior).map(p -> UNTRIED + p).toArray());
            returns = new double[tasks];
        }

        private int best(int task) {
            double highest = Arrays.stream(worth[task]).max().orElseThrow();
            return Arrays.stream(worth[task]).boxed().toList().indexOf(highest);
        }

        public int tasks() {
            return worth.length;
        }
        public int rounds() {
            return worth[0].length;
        }
        public RoundKind roundKind() {
            return RoundKind.EPISODE;
        }

        public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
            Agent.requireFinite(observations, active);
            for (int slot = 0; slot < active.length; slot++) {
                actions[slot] = active[slot] ? best(slot) : actions[slot];
                steps += active[slot] ? 1 : 0;
            }
        }

        public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
            Arrays.setAll(returns, slot -> returns[slot] + rewards[slot]); // 0 where nothing is played
        }

        public void endRound() {
            for (int task = 0; task < worth.length; task++) {
                worth[task][best(task)] = returns[task];
                returns[task] = 0;
            }
        }
    }
}
