package adaptarium.meta.check;

import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether an adaptation does what it is asked to, of itself and of every ablation: the right slots, inside the bounds, and no nonsense out of nonsense. */
final class Conduct {
    private static final int ROUNDS = 3;

    private final Learners<?> learners;
    private final EnvironmentSpec spec;

    Conduct(Learners<?> learners) {
        this.learners = learners;
        spec = learners.family().spec();
    }

    /** Sizes, rounds and what {@code act} writes. */
    Result actions() {
        int steps = 0;
        try (MetaLearner<TwoArms.Task> learner = learners.fresh(1)) {
            if (learner.metaBatchSize() < 1) {
                return Result.failed("actions", "metaBatchSize is " + learner.metaBatchSize() + ", must be at least 1");
            }
            learners.update(learner, 0);
            List<String> names = new ArrayList<>(List.of(""));
            names.addAll(learner.ablations());
            for (String name : names) {
                try (Adaptation adaptation = name.isEmpty()
                        ? learner.newAdaptation(Learners.TASKS, learners.noise())
                        : learner.newAblation(name, Learners.TASKS, learners.noise())) {
                    String problem = sizes(adaptation);
                    Story.Told told = null;
                    if (problem.isEmpty()) {
                        told = learners.story().tell(adaptation, ROUNDS);
                        problem = told.problem().isEmpty() ? actions(told) : told.problem();
                        steps += told.actions().size();
                    }
                    if (!problem.isEmpty()) {
                        return Result.failed("actions", (name.isEmpty() ? "" : "ablation '" + name + "': ") + problem);
                    }
                }
            }
        }
        return Result.passed("actions", "inside the bounds and of active slots only, in " + steps + " steps");
    }

    private static String sizes(Adaptation adaptation) {
        if (adaptation.tasks() != Learners.TASKS) {
            return "tasks() is " + adaptation.tasks() + ", asked for were " + Learners.TASKS;
        }
        if (adaptation.episodesPerRound() < 1 || adaptation.rounds() < 0) {
            return "episodesPerRound and rounds are " + adaptation.episodesPerRound() + " and " + adaptation.rounds()
                    + ", must be at least 1 and 0";
        }
        return "";
    }

    private String actions(Story.Told told) {
        for (int step = 0; step < told.actions().size(); step++) {
            float[] actions = told.actions().get(step);
            boolean[] active = told.active().get(step);
            for (int i = 0; i < actions.length; i++) {
                boolean wanted = active[i / spec.actionSize()];
                if (!wanted && actions[i] != Story.CANARY) {
                    return "act wrote an action of a slot that is not active, at step " + step;
                }
                if (wanted && !allowed(actions[i], i % spec.actionSize())) {
                    return "act " + (actions[i] == Story.CANARY ? "wrote no action" : "chose " + actions[i])
                            + " at step " + step + "; allowed is " + allowed(i % spec.actionSize());
                }
            }
        }
        return "";
    }

    private boolean allowed(float action, int number) {
        if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            Axis axis = continuous.axes().get(number);
            return action >= (float) axis.low() && action <= (float) axis.high();
        }
        return action == Math.rint(action) && action >= 0 && action < choices();
    }

    private String allowed(int number) {
        if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            Axis axis = continuous.axes().get(number);
            return "[" + axis.low() + ", " + axis.high() + "]";
        }
        return "a whole number from 0 to " + (choices() - 1);
    }

    private int choices() {
        return spec.actions() instanceof ActionSpace.Discrete discrete
                ? discrete.choices().size()
                : 0;
    }

    /** An observation that is not a number must not become an action. */
    Result notANumber() {
        try (MetaLearner<TwoArms.Task> learner = learners.fresh(1)) {
            learners.update(learner, 0);
            try (Adaptation adaptation = learner.newAdaptation(1, learners.noise())) {
                int slots = adaptation.episodesPerRound();
                float[] observations = new float[slots * spec.observationSize()];
                Arrays.fill(observations, Float.NaN);
                boolean[] active = new boolean[slots];
                active[0] = true;
                float[] actions = new float[slots * spec.actionSize()];
                adaptation.act(
                        observations, active, new float[slots * learners.space().contextSize()], actions);
                return Result.failed("NaN refused", "an observation of NaN became action " + actions[0]);
            } catch (RuntimeException e) {
                RuntimeException thrown = Refusal.unguarded(e);
                String message = thrown.getMessage();
                if (!(thrown instanceof TrainingDivergedException || thrown instanceof IllegalArgumentException)) {
                    throw thrown;
                }
                return message == null || message.isBlank()
                        ? Result.failed("NaN refused", "an observation of NaN is refused without a word")
                        : Result.passed("NaN refused", message);
            }
        }
    }
}
